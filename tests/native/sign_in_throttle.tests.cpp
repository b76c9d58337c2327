#include "tests/support/staff_house.hpp"

#include "native/sealing/password.hpp"
#include "shared/text/text_ids.hpp"

#include <atomic>
#include <catch_amalgamated.hpp>
#include <thread>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

const std::string stranger = "203.0.113.9";

std::chrono::seconds wait_of(StaffHouse& house, const std::string& badge, const std::string& password,
                             const std::string& source) {
    const auto refusal = house.desk.refusal({badge, password, {}, {}, source}, house.now);
    return refusal ? refusal->wait : 0s;
}

std::chrono::seconds fail(StaffHouse& house, const std::string& badge, const std::string& source) {
    return wait_of(house, badge, "wrong", source);
}

bool can_enter(StaffHouse& house, const std::string& badge, const std::string& source) {
    return !house.desk.refusal({badge, good_password, {}, {}, source}, house.now);
}

} // namespace

TEST_CASE("After five failures in a row each further one doubles the wait, up to a quarter of an hour") {
    StaffHouse house;
    house.desk.add_ready("012345");
    for (int number = 0; number < 5; ++number) CHECK(fail(house, "012345", stranger) == 0s);
    for (const auto wait : {1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 512s, 900s, 900s}) {
        CHECK(fail(house, "012345", stranger) == wait);
        CHECK_FALSE(can_enter(house, "012345", stranger)); // Even with the right password.
        house.now += wait;
        CHECK(fail(house, "012345", stranger) == 0s);
    }
}

TEST_CASE("Who is unknown is slowed down as who is known") {
    StaffHouse house;
    for (int number = 0; number < 5; ++number) CHECK(fail(house, "999999", stranger) == 0s);
    CHECK(fail(house, "999999", stranger) == 1s);
}

TEST_CASE("A stranger who guesses shuts nobody out who comes from elsewhere") {
    StaffHouse house;
    house.desk.add_ready("012345");
    for (int number = 0; number < 6; ++number) fail(house, "012345", stranger);
    CHECK_FALSE(can_enter(house, "012345", stranger));
    CHECK(can_enter(house, "012345", "198.51.100.1"));
}

TEST_CASE("Success forgets the failures, and so does a day") {
    StaffHouse house;
    house.desk.add_ready("012345");
    for (int number = 0; number < 4; ++number) fail(house, "012345", office);
    CHECK(can_enter(house, "012345", office));
    for (int number = 0; number < 5; ++number) CHECK(fail(house, "012345", office) == 0s);
    CHECK(fail(house, "012345", office) == 1s);
    house.now += 24h;
    for (int number = 0; number < 5; ++number) CHECK(fail(house, "012345", office) == 0s);
}

TEST_CASE("A source that tries many badge numbers is slowed down, but not who has signed in from there before") {
    StaffHouse house;
    house.desk.add_ready("012345"); // From the office.
    house.desk.add_ready("012346");
    for (int number = 0; number < 20; ++number) CHECK(fail(house, std::to_string(number), office) == 0s);
    CHECK(fail(house, "20", office) == 1s);
    CHECK(can_enter(house, "012345", office));
    for (int number = 0; number < 20; ++number) fail(house, std::to_string(number), stranger);
    CHECK_FALSE(can_enter(house, "012346", stranger));
    house.now += 1s;
    CHECK(can_enter(house, "012346", stranger));
}

TEST_CASE("Those who sign in take nobody's tries: a whole office may begin its day") {
    StaffHouse house;
    for (int number = 0; number < 25; ++number) {
        const auto badge = std::to_string(1000 + number);
        house.desk.add_ready(badge);
        CHECK(can_enter(house, badge, stranger));
    }
}

TEST_CASE("Many tries at once are no more tries than one after the other") {
    StaffHouse house;
    house.desk.add_ready("012345");
    std::atomic<int> hashed = 0;
    std::vector<std::jthread> all;
    for (int number = 0; number < 12; ++number)
        all.emplace_back([&] { hashed += fail(house, "012345", stranger) == 0s ? 1 : 0; });
    all.clear();
    CHECK(hashed == 5);
}

TEST_CASE("A clock that was ahead keeps nobody out for longer than the wait") {
    StaffHouse house;
    house.desk.add_ready("012345");
    house.now += std::chrono::days{2};
    for (int number = 0; number < 5; ++number) fail(house, "012345", stranger);
    house.now -= std::chrono::days{2};
    CHECK(fail(house, "012345", stranger) == 1s);
}

TEST_CASE("A password that nobody could look at, because too many came, is no failure") {
    StaffHouse house;
    house.desk.add_ready("012345");
    const auto one = sealing::HashingTurn::wait(0s), other = sealing::HashingTurn::wait(0s);
    REQUIRE((one && other));
    std::vector<std::jthread> all;
    for (int number = 0; number < 6; ++number)
        all.emplace_back([&, source = "198.51.100." + std::to_string(number % 2)] {
            const auto refusal = house.desk.refusal({"012345", good_password, {}, {}, source}, house.now);
            if (!refusal || refusal->error.code != ErrorCode::Unavailable) std::terminate();
        });
    all.clear();
    CHECK(count_rows(house.store, "sign_in_trial WHERE failures > 0") == 0);
}
