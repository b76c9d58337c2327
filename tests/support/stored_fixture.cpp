#include "tests/support/stored_fixture.hpp"

#include "native/app/case_means.hpp"
#include "native/app/inspect_evaluations.hpp"
#include "native/app/list_codes.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/app/read_upload.hpp"
#include "native/app/rotate_keys.hpp"
#include "native/app/verify_evidence.hpp"
#include "native/cases/open_case.hpp"
#include "native/store/units.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/sample_store.hpp"

#include <fstream>

namespace zhiping::tests {

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const std::string& digits) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        bytes += static_cast<char>(std::stoi(digits.substr(at, 2), nullptr, 16));
    return bytes;
}

Json error_json(const Error& error) { return Json::parse(wire::encode(error, Language::English)); }

Json read_evaluations(store::Store& store) {
    auto all = Json::array();
    app::list_evaluations(store, [&](const StoredEvaluation& stored) {
        all.push_back(Json::parse(wire::encode(stored)));
        if (app::read_evaluation(store, stored.receipt.number, sample_secret).value() != stored)
            throw std::logic_error{"whoever has the secret reads something else"};
    });
    return all;
}

Json read_code(store::Store& store, const std::string& symbols) {
    const auto found =
        store.read([&](store::Database& database) { return store::find_code(database, Code::parse(symbols).value()); });
    auto code = Json::parse(wire::encode(found.value().facts));
    if (found->revoked_at) code["revoked_at"] = to_china_time(*found->revoked_at);
    return code;
}

Json read_unit(store::Store& store, const std::string& id) {
    const auto unit = store.read([&](store::Database& database) { return store::find_unit(database, id).value(); });
    return {{"parent_id", unit.parent_id.value_or("")},
            {"level", facts_of(levels, unit.level).id},
            {"name", {unit.name.chinese, unit.name.english}}};
}

Json read_upload(store::Store& store, const std::string& digits) {
    const auto state = app::read_upload(store, UploadId::parse(digits).value(), sample_secret, sample_now);
    if (!state) return error_json(state.error());
    return {{"size", state->size},
            {"held", state->held},
            {"expires", to_china_time(state->expires)},
            {"format", state->format ? id_of(*state->format) : ""}};
}

Json verify(store::Store& store, evidence::Vault& vault) {
    const auto verified = app::verify_evidence(store, vault, [](auto, auto) {});
    return {{"files", verified.files},
            {"bytes", verified.bytes},
            {"links", verified.links},
            {"head", to_digits(verified.head)},
            {"problems", verified.problems}};
}

} // namespace

void unpack_fixture(const fs::path& fixture, const fs::path& data) {
    fs::create_directories(data / "evidence");
    {
        store::Database database{data / "zhiping.db"};
        database.execute("PRAGMA foreign_keys = OFF"); // The tables are filled in any order.
        database.execute(content_of(fixture / "zhiping.sql"));
    }
    std::ifstream files{fixture / "evidence.txt"};
    for (std::string name, digits; files >> name >> digits;)
        std::ofstream{data / "evidence" / name, std::ios::binary} << bytes_of(digits);
}

Json read_everything(store::Store& store, evidence::Vault& vault, const Json& known) {
    Json read{{"verified", verify(store, vault)}};
    outside::SystemRandom random; // Of salts, which nothing here shows.
    app::CurrentCalendar calendar;
    cases::open_waiting_cases(store, app::case_means(calendar, random));
    read["evaluations"] = read_evaluations(store);
    for (const auto& facts : app::list_codes(store, {}, sample_now))
        read["codes_to_print"].push_back(facts.code.symbols());
    for (const auto& code : known.at("codes")) read["codes"][code] = read_code(store, code);
    for (const auto& id : known.at("units")) read["units"][id] = read_unit(store, id);
    for (const auto& id : known.at("uploads")) read["uploads"][id] = read_upload(store, id);
    for (const auto& id : known.at("keys")) read["files_of_key"][id] = app::count_files_of_key(store, std::string{id});
    return read;
}

} // namespace zhiping::tests
