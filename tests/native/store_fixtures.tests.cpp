#include "tests/support/command_line.hpp"
#include "tests/support/sample_evidence.hpp"
#include "tests/support/stored_fixture.hpp"

#include "native/app/verify_evidence.hpp"
#include "native/files/posix_folder.hpp"
#include "native/store/codes.hpp"
#include "native/store/migrate.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <set>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

namespace fs = std::filesystem;

std::set<fs::path> all_fixtures() {
    const auto folder = asset("../tests/native/fixtures");
    return {fs::directory_iterator{folder}, fs::directory_iterator{}};
}

std::int64_t schema_of(const fs::path& file) {
    store::Database database{file};
    return database.prepare("PRAGMA user_version").value<std::int64_t>();
}

// A copy of a fixture, opened by this program, which brings it to its own schema.
struct Migrated {
    TemporaryFolder folder;
    Json as_read;
    std::optional<store::Store> store;
    std::optional<evidence::Vault> vault;

    // What somebody did to it before.
    explicit Migrated(const fs::path& fixture, const std::string& damage = {})
        : as_read(Json::parse(content_of(fixture / "as_read.json"))) {
        unpack_fixture(fixture, folder.path());
        REQUIRE("schema_" + std::to_string(schema_of(folder.path() / "zhiping.db")) == fixture.filename().string());
        store::Database{folder.path() / "zhiping.db"}.execute("PRAGMA foreign_keys = OFF;" + damage);
        store.emplace(folder.path() / "zhiping.db");
        const auto keys = fixture / "zhiping.keys";
        vault.emplace(std::make_unique<files::PosixFolder>(folder.path() / "evidence"),
                      sealing::KeyRing::parse(content_of(keys), keys.string()));
    }

    Json read() { return read_everything(*store, *vault, as_read.at("known")); }

    // The one of which half is held.
    UploadId upload_under_way() {
        for (const auto& [digits, state] : as_read.at("read").at("uploads").items())
            if (state.contains("held") && state["held"] > 0 && state["held"] < state["size"])
                return UploadId::parse(digits).value();
        throw std::logic_error{"no upload is under way"};
    }
};

} // namespace

TEST_CASE("A database that somebody damaged is still brought to the newest schema, and told what is wrong with it") {
    for (const auto& fixture : all_fixtures()) {
        CAPTURE(fixture);
        Migrated migrated{fixture, "DELETE FROM evidence WHERE position = 1"};
        const auto problems = app::verify_evidence(*migrated.store, *migrated.vault, [](auto, auto) {}).problems;
        CAPTURE(problems);
        REQUIRE_FALSE(problems.empty());
        CHECK(problems.front().starts_with("link 1: the chain breaks at evidence 1 of "));
    }
}

namespace {

// Without what newer programs make of what is stored.
Json as_then(Json read) {
    if (read.is_array())
        for (auto& each : read)
            if (each.is_object()) each.erase("agreed_at_plausible");
    return read;
}

} // namespace

TEST_CASE("What older programs stored reads the same under the newest schema, and verifies") {
    REQUIRE_FALSE(all_fixtures().empty());
    for (const auto& fixture : all_fixtures()) {
        CAPTURE(fixture);
        Migrated migrated{fixture};
        const auto read = migrated.read();
        for (const auto& [what, value] : migrated.as_read.at("read").items()) {
            CAPTURE(what);
            CHECK(as_then(read.at(what)) == value);
        }
        CHECK(read.at("verified").at("problems").empty());
        CHECK(count_rows(*migrated.store, "notice") == 0); // Of cases that were opened only now, nobody is told.
        CHECK(schema_of(migrated.folder.path() / "zhiping.db") ==
              static_cast<std::int64_t>(store::migrations().size()));
    }
}

TEST_CASE("The officers that older programs kept as one text are a row each, with name and badge number") {
    for (const auto& fixture : all_fixtures()) {
        CAPTURE(fixture);
        Migrated migrated{fixture};
        int documents = 0;
        for (const auto& [code, facts] : migrated.as_read.at("read").at("codes").items()) {
            const auto officers = migrated.store->read(
                [&](store::Database& database) { return store::list_code_officers(database, code); });
            const bool is_document = !facts.at("document").is_null();
            CHECK(officers == (is_document ? std::vector<Officer>{{"陈某某", "014537"}} : std::vector<Officer>{}));
            documents += is_document ? 1 : 0;
        }
        CHECK(documents > 0);
    }
}

TEST_CASE("An upload that was under way in an older schema goes on in the newest, and is submitted") {
    for (const auto& fixture : all_fixtures()) {
        CAPTURE(fixture);
        Migrated migrated{fixture};
        const auto id = migrated.upload_under_way();
        const auto upload = app::find_upload(*migrated.store, id, sample_secret, sample_now).value();
        const auto content = sample_photo(upload.size, 6);
        const auto rest = sample_part(upload.held.bytes, std::span{content}.subspan(upload.held.bytes));
        const auto held =
            app::append_to_upload(*migrated.store, *migrated.vault, id, sample_secret, rest, sample_now).value();
        CHECK(held.held == upload.size);
        auto submission = sample_submission(upload.code, 1000);
        submission.evidence = {id};
        CHECK(submit(*migrated.store, submission));
        CHECK(migrated.read().at("verified").at("problems").empty());
    }
}
