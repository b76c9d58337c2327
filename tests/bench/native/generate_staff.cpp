// Staff for a store, all of them signed in already, and receipt numbers that it does not have.
//   generate-staff FOLDER STAFF RECEIPTS
// The folder is one that zhiping made, with units and keys. The staff are leads, of the bureau, of each detachment and
// of each brigade in turn. Prints JSON: of each one badge, unit, password, the secret of the codes (hexadecimal) and
// the token of a session.
#include "native/app/data_folder.hpp"
#include "native/app/staff_secrets.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/outside/clock.hpp"
#include "native/store/staff_sessions.hpp"
#include "shared/codes/receipt_number.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <nlohmann/json.hpp>

using namespace zhiping;
using Json = nlohmann::json;

namespace {

std::vector<std::string> units_of(store::Database& database) {
    return database.prepare("SELECT id FROM unit ORDER BY level = 'brigade', level = 'detachment', id")
        .list([](store::Statement& query) { return query.next<std::string>(); });
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
    std::string digits;
    for (const auto byte : bytes) {
        digits += "0123456789abcdef"[byte >> 4];
        digits += "0123456789abcdef"[byte & 15];
    }
    return digits;
}

// The password is not for once, so signing in hashes one and not two.
Json make_lead(store::Database& database, const std::string& unit_id, app::NewSecrets secrets,
               outside::Random& random) {
    secrets.stored.is_one_use = false;
    const auto& told = secrets.told;
    const auto id =
        store::insert_staff(database, {told.officer, unit_id, {Role::Lead}}, secrets.stored, secrets.recovery_codes);
    const auto token = app::StaffToken::from_random(random.bytes<16>());
    const auto now = outside::SystemClock{}.now();
    store::insert_staff_session(database,
                                {.staff_id = id, .began = now, .used = now, .source = "127.0.0.1", .has_code = true},
                                store::digest(token.digits()));
    return {{"badge", told.officer.badge},
            {"unit", unit_id},
            {"password", told.password},
            {"totp_secret", to_hex(told.totp_secret)},
            {"token", token.digits()}};
}

Json make_leads(const app::DataFolder& folder, int count, outside::Random& random) {
    auto store = folder.open();
    const auto vault = folder.open_or_create_vault();
    const auto units = store.read(units_of);
    auto made = Json::array();
    for (int number = 0; number < count; ++number) {
        const Officer officer{"负责人", std::to_string(100'000 + number)};
        const auto secrets = app::make_staff_secrets(*vault, random, officer);
        made.push_back(store.write([&](store::Database& database) {
            return make_lead(database, units[static_cast<std::size_t>(number) % units.size()], secrets, random);
        }));
    }
    return made;
}

Json make_receipts(int count, outside::Random& random) {
    auto made = Json::array();
    for (int number = 0; number < count; ++number)
        made.push_back(ReceiptNumber::from_random(parse_date("2026-03-02").value(), random.bytes<5>()).text());
    return made;
}

} // namespace

int main(int count, char** words) try {
    if (count != 4) {
        std::fputs("Use: generate-staff FOLDER STAFF RECEIPTS\n", stderr);
        return 2;
    }
    outside::SystemRandom random;
    const Json made{{"staff", make_leads({words[1]}, std::atoi(words[2]), random)},
                    {"missing_receipts", make_receipts(std::atoi(words[3]), random)}};
    std::puts(made.dump().c_str());
} catch (const std::exception& problem) {
    std::fprintf(stderr, "generate-staff: %s\n", problem.what());
    return 1;
}
