#include "tests/support/command_line.hpp"
#include "tests/support/staff_house.hpp"

#include "native/app/rotate_keys.hpp"
#include "shared/text/text_ids.hpp"

#include <atomic>
#include <catch_amalgamated.hpp>
#include <thread>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

const Error wrong{ErrorCode::Unauthorized, Text::SignInRefused};

// Tries from so many addresses at once, each of which may fail five times.
std::string address(int number) { return "198.51.100." + std::to_string(number); }

Error error_of(const std::optional<app::SignInRefusal>& refusal) {
    REQUIRE(refusal);
    return refusal->error;
}

// How many of the same request, sent at once by so many, went well.
int count_of_successes(StaffHouse& house, const app::SignIn& request, int at_once) {
    std::atomic<int> count = 0;
    std::vector<std::jthread> all;
    for (int number = 0; number < at_once; ++number)
        all.emplace_back([&, number] {
            auto one = request;
            one.source = address(number);
            if (!house.desk.refusal(one, house.now)) ++count;
        });
    all.clear();
    return count;
}

std::string everything_in(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.is_regular_file()) all += content_of(entry.path());
    return all;
}

} // namespace

TEST_CASE("The printed password is for once: it is good for setting another, and for nothing after") {
    StaffHouse house;
    const auto told = house.desk.add("012345");
    const app::SignIn first{"012345", told.password, {}, {}, office};
    CHECK(error_of(house.desk.refusal(first, house.now)) == invalid("new_password", Text::NewPasswordNeeded));
    auto with_new = first;
    with_new.new_password = good_password;
    CHECK_FALSE(house.desk.refusal(with_new, house.now));
    CHECK(error_of(house.desk.refusal(first, house.now)) == wrong);
    CHECK(error_of(house.desk.refusal(with_new, house.now)) == wrong);
    CHECK_FALSE(house.desk.refusal({"012345", good_password, {}, {}, office}, house.now));
}

TEST_CASE("Badge numbers are the same whatever zeros and letters they are typed with") {
    StaffHouse house;
    house.desk.add_ready("0a-17");
    CHECK_FALSE(house.desk.refusal({"000A-17", good_password, {}, {}, office}, house.now));
    CHECK(error_of(house.desk.refusal({"0a-18", good_password, {}, {}, office}, house.now)) == wrong);
}

TEST_CASE("Whatever is wrong is answered alike, of who is known and who is not") {
    StaffHouse house;
    const auto lead = house.desk.add_ready("012001", {Role::Lead});
    house.desk.add_ready("012002");
    app::disable_staff(house.store, "012002");
    const auto code = StaffDesk::code_of(lead, house.now);
    const auto other_code = StaffDesk::code_of(lead, house.now + 10min);
    int number = 0;
    for (const auto& [badge, password, its_code] :
         std::vector<std::array<std::string, 3>>{{"999999", good_password, code},
                                                 {"", "", ""},
                                                 {"012001", "wrong", code},
                                                 {"012001", "", code},
                                                 {"012001", good_password, ""},
                                                 {"012001", good_password, other_code},
                                                 {"012001", good_password, "AAAA-BBBB-CCCC-DDDD"},
                                                 {"012001", lead.password, code},
                                                 {"012002", good_password, ""}}) {
        INFO(badge << " " << password << " " << its_code);
        const auto refusal = house.desk.refusal({badge, password, its_code, {}, address(++number)}, house.now);
        CHECK(error_of(refusal) == wrong);
        CHECK(refusal->wait == 0s);
    }
    CHECK_FALSE(house.desk.refusal({"012001", good_password, code, {}, office}, house.now));
}

TEST_CASE("Every role but the handler's needs a code, and one that is given must be right") {
    StaffHouse house;
    int number = 100;
    for (const auto& facts : roles) {
        if (!is_staff(facts.value)) continue;
        INFO(facts.id);
        const auto badge = std::to_string(++number);
        house.desk.add_ready(badge, {facts.value});
        const auto refusal = house.desk.refusal({badge, good_password, {}, {}, office}, house.now);
        CHECK(refusal.has_value() == (facts.value != Role::Handler));
        CHECK(error_of(house.desk.refusal({badge, good_password, "000000", {}, office}, house.now)) == wrong);
    }
}

TEST_CASE("A code works once, also a minute later, after a newer one, and for many at once") {
    StaffHouse house;
    const auto lead = house.desk.add_ready("012001", {Role::Lead});
    const auto code = StaffDesk::code_of(lead, house.now);
    const app::SignIn request{"012001", good_password, code, {}, office};
    CHECK(count_of_successes(house, request, 8) == 1);
    CHECK(error_of(house.desk.refusal(request, house.now)) == wrong);
    auto next = request;
    next.code = StaffDesk::code_of(lead, house.now + 30s);
    CHECK_FALSE(house.desk.refusal(next, house.now + 30s));
    CHECK(error_of(house.desk.refusal(request, house.now + 30s)) == wrong);
}

TEST_CASE("A phone whose clock is off by half a minute signs in, one off by more does not") {
    StaffHouse house;
    const auto lead = house.desk.add_ready("012001", {Role::Lead});
    house.now = Instant{house.now.time_since_epoch() / 30s * 30s}; // A step begins.
    int number = 0;
    for (const auto off : {-90s, -60s, 60s, 90s})
        CHECK(error_of(house.desk.refusal(
                  {"012001", good_password, StaffDesk::code_of(lead, house.now + off), {}, address(++number)},
                  house.now)) == wrong);
    for (const auto off : {-30s, 30s}) // The earlier first: a later one ends those before.
        CHECK_FALSE(house.desk.refusal({"012001", good_password, StaffDesk::code_of(lead, house.now + off), {}, office},
                                       house.now));
}

TEST_CASE("A recovery code replaces the phone's once, for one of many at once, however it is typed") {
    StaffHouse house;
    const auto lead = house.desk.add_ready("012001", {Role::Lead});
    REQUIRE(lead.recovery_codes.size() == app::recovery_codes_each);
    CHECK(count_of_successes(house, {"012001", good_password, lead.recovery_codes[0], {}, office}, 8) == 1);
    auto typed = lead.recovery_codes[1];
    for (char& symbol : typed) symbol = symbol == '-' ? ' ' : static_cast<char>(std::tolower(symbol));
    CHECK_FALSE(house.desk.refusal({"012001", good_password, typed, {}, office}, house.now));
    CHECK(error_of(house.desk.refusal({"012001", good_password, lead.recovery_codes[1], {}, office}, house.now)) ==
          wrong);
}

TEST_CASE("Of many who set a new password with the printed one at once, one succeeds") {
    StaffHouse house;
    const auto told = house.desk.add("012345");
    CHECK(count_of_successes(house, {"012345", told.password, {}, good_password, office}, 8) == 1);
}

TEST_CASE("The code is not used up by who is asked for a new password") {
    StaffHouse house;
    const auto told = house.desk.add("012001", {Role::Lead});
    app::SignIn request{"012001", told.password, StaffDesk::code_of(told, house.now), {}, office};
    CHECK(error_of(house.desk.refusal(request, house.now)).field == "new_password");
    request.new_password = "too short";
    CHECK(error_of(house.desk.refusal(request, house.now)) == invalid("new_password", Text::PasswordTooShort));
    request.new_password = told.password;
    CHECK(error_of(house.desk.refusal(request, house.now)) == invalid("new_password", Text::PasswordUnchanged));
    request.new_password = good_password;
    CHECK_FALSE(house.desk.refusal(request, house.now));
}

TEST_CASE("Who lacks the code is not told that the printed password is right") {
    StaffHouse house;
    const auto told = house.desk.add("012001", {Role::Lead});
    CHECK(error_of(house.desk.refusal({"012001", told.password, {}, {}, office}, house.now)) == wrong);
    CHECK(error_of(house.desk.refusal({"012001", told.password, {}, "too short", office}, house.now)) == wrong);
}

TEST_CASE("A new password ends all other sessions") {
    StaffHouse house;
    const auto told = house.desk.add_ready("012345");
    const auto old = house.enter(told, "");
    CHECK_FALSE(house.desk.refusal({"012345", good_password, {}, "another one 2 choose", office}, house.now));
    CHECK_FALSE(house.find(old));
}

TEST_CASE("A reset ends password, codes and sessions, and opens a disabled account") {
    StaffHouse house;
    const auto old = house.desk.add_ready("012001", {Role::Lead});
    const auto session = house.enter(old);
    app::disable_staff(house.store, "012001");
    const auto told = app::reset_staff(house.store, house.vault, chance, "12001");
    REQUIRE(told);
    CHECK_FALSE(house.find(session));
    house.now += 5min;
    for (const auto& code : {StaffDesk::code_of(old, house.now), old.recovery_codes.back()})
        CHECK(error_of(house.desk.refusal({"012001", told->password, code, good_password, office}, house.now)) ==
              wrong);
    CHECK_FALSE(house.desk.refusal(
        {"012001", told->password, StaffDesk::code_of(*told, house.now), good_password, office}, house.now));
    CHECK_FALSE(app::reset_staff(house.store, house.vault, chance, "12002"));
}

TEST_CASE("No file of the store holds a password, a code, a secret or a session in the clear") {
    StaffHouse house;
    const auto told = house.desk.add("012001", {Role::Lead});
    const app::SignIn first{"012001", told.password, StaffDesk::code_of(told, house.now), good_password, office};
    const auto token = std::get<app::StaffToken>(house.desk.sign_in(first, house.now));
    // A password where the badge number belongs.
    CHECK(error_of(house.desk.refusal({good_password, "012001", {}, {}, office}, house.now)) == wrong);
    const auto stored = everything_in(house.folder.path());
    REQUIRE(stored.find("012001") != stored.npos);
    const std::string secret{told.totp_secret.begin(), told.totp_secret.end()};
    for (const auto& unsaid : {told.password, good_password, told.recovery_codes[0], token.digits(), secret})
        CHECK(stored.find(unsaid) == stored.npos);
}

TEST_CASE("Codes are good still after the keys were rotated, and the key before is needed no more") {
    StaffHouse house;
    const auto keys = house.folder.path() / "keys";
    const auto today = china_date(house.now);
    sealing::KeyRing ring;
    ring.add_newest(today - std::chrono::days{2});
    ring.save(keys);
    evidence::Vault vault{std::make_unique<files::PosixFolder>(house.folder.path() / "evidence"), keys};
    StaffDesk desk{house.store, vault};
    const auto told = desk.add_ready("012001", {Role::Lead});
    ring.add_newest(today - std::chrono::days{1});
    const auto rotated = app::rotate_to_new_key(house.store, ring, today, [&](const auto& all) { all.save(keys); });
    CHECK(rotated.files == 1);
    CHECK(rotated.pruned > 0);
    CHECK_FALSE(desk.refusal({"012001", good_password, StaffDesk::code_of(told, house.now), {}, office}, house.now));
}
