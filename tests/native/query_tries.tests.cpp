#include "native/app/query_tries.hpp"

#include <atomic>
#include <catch_amalgamated.hpp>
#include <thread>
#include <vector>

// How query codes may be tried, without a server.
using namespace zhiping;
using namespace std::chrono_literals;
using app::QueryTries;

namespace {

const std::string phone = "203.0.113.9";

ReceiptNumber receipt(std::uint8_t which = 0) {
    return ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, which});
}

ReceiptNumber one_of_many(int which) {
    return ReceiptNumber::from_random(
        parse_date("2026-11-20").value(),
        {1, 2, 3, static_cast<std::uint8_t>(which / 256), static_cast<std::uint8_t>(which)});
}

std::string stranger(int which) { return "198.51." + std::to_string(which / 256) + "." + std::to_string(which % 256); }

struct Tries {
    QueryTries all;
    Instant now = parse_china_time("2026-11-20 15:40").value();

    // How long this one has to wait; 0: it was made.
    std::chrono::seconds wait(const ReceiptNumber& number = receipt(), const std::string& address = phone) {
        const auto free_again = all.take(number, address, now);
        return free_again ? *free_again - now : 0s;
    }
};

} // namespace

TEST_CASE(
    "Three tries for a number from an address are free, and each further one waits twice as long, up to an hour") {
    Tries tries;
    for (int number = 0; number < 3; ++number) CHECK(tries.wait() == 0s);
    for (const auto pause : {30s, 60s, 120s, 240s, 480s, 960s, 1920s, 3600s, 3600s}) {
        CHECK(tries.wait() == pause);
        tries.now += pause - 1s;
        CHECK(tries.wait() == 1s); // What is refused does not count.
        tries.now += 1s;
        CHECK(tries.wait() == 0s);
    }
}

TEST_CASE("A day later the tries for a number are forgotten") {
    Tries tries;
    for (int number = 0; number < 3; ++number) tries.wait();
    CHECK(tries.wait() > 0s);
    tries.now += 24h;
    for (int number = 0; number < 3; ++number) CHECK(tries.wait() == 0s);
}

TEST_CASE("A stranger who guesses at a number keeps nobody out who comes from elsewhere") {
    Tries tries;
    for (int hour = 0; hour < 12; ++hour, tries.now += 1h)
        for (int number = 0; number < 50; ++number) tries.wait(receipt(), stranger(1));
    tries.wait(receipt(), stranger(1));
    CHECK(tries.wait(receipt(), stranger(1)) > 0s);
    CHECK(tries.wait() == 0s);
}

TEST_CASE("An address has a hundred tries an hour over all numbers, and then again") {
    Tries tries;
    for (int which = 0; which < 100; ++which) CHECK(tries.wait(one_of_many(which)) == 0s);
    tries.now += 10min;
    CHECK(tries.wait(one_of_many(100)) == 50min);
    CHECK(tries.wait(one_of_many(100), stranger(1)) == 0s);
    tries.now += 50min;
    CHECK(tries.wait(one_of_many(100)) == 0s);
}

TEST_CASE("A number has a thousand tries an hour over all addresses, and then again") {
    Tries tries;
    for (int which = 0; which < 1000; ++which) CHECK(tries.wait(receipt(), stranger(which)) == 0s);
    tries.now += 15min;
    CHECK(tries.wait() == 45min);
    CHECK(tries.wait(receipt(1)) == 0s);
    tries.now += 45min;
    CHECK(tries.wait() == 0s);
}

TEST_CASE("A right code takes back what was counted, so that looking often is no trying") {
    Tries tries;
    for (int look = 0; look < 1500; ++look) {
        CHECK(tries.wait() == 0s);
        tries.all.succeed(receipt(), phone);
    }
    for (int number = 0; number < 3; ++number) CHECK(tries.wait() == 0s);
}

TEST_CASE("Many at once get no more tries than one after the other") {
    Tries tries;
    std::atomic<int> made = 0;
    {
        std::vector<std::jthread> phones;
        for (int each = 0; each < 8; ++each)
            phones.emplace_back([&] {
                for (int number = 0; number < 50; ++number)
                    if (!tries.all.take(receipt(), phone, tries.now)) ++made;
            });
    }
    CHECK(made == 3);
}

TEST_CASE("However many strangers try, what is counted has a bound, and goes after an hour") {
    Tries tries;
    for (int which = 0; which < 65'000; ++which) tries.wait(one_of_many(which), stranger(which % 1000));
    for (int which = 0; which < 65'000; ++which) tries.wait(one_of_many(which), stranger(1000 + which % 1000));
    const auto most = tries.all.counted();
    CHECK(most > QueryTries::most_counted / 2);
    CHECK(most <= QueryTries::most_counted + 3);
    while (tries.all.counted() < QueryTries::most_counted)
        tries.wait(one_of_many(static_cast<int>(tries.all.counted()) % 65'000),
                   stranger(2000 + static_cast<int>(tries.all.counted()) / 90));
    tries.now += 1h;
    tries.wait();
    CHECK(tries.all.counted() == 3);
}

TEST_CASE("Nothing is kept of tries that are not counted") {
    QueryTries tries;
    const auto now = Instant{1'800'000'000s};
    for (int which = 0; which < QueryTries::most_of_one; ++which)
        REQUIRE_FALSE(tries.take(one_of_many(which), phone, now));
    const auto counted = tries.counted();
    for (int which = 0; which < 1000; ++which) CHECK(tries.take(one_of_many(1000 + which), phone, now));
    CHECK(tries.counted() == counted);
}
