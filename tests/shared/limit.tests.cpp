#include "shared/limits/limit.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace std::chrono_literals;

namespace {

constexpr Limit limit{Limited::DocumentLookup, "test", 3, 60s};
constexpr Instant noon{1'795'160'000s};

// How many can be taken at once.
int take_all(std::optional<Instant>& bucket, Instant now) {
    int taken = 0;
    while (true) {
        const auto token = take_token(limit, bucket, now);
        const auto* got = std::get_if<TokenTaken>(&token);
        if (!got) return taken;
        bucket = got->full_again;
        ++taken;
    }
}

} // namespace

TEST_CASE("A full bucket gives as many tokens at once as it holds, and then one with each refill") {
    std::optional<Instant> bucket;
    CHECK(take_all(bucket, noon) == 3);
    CHECK(take_all(bucket, noon + 59s) == 0);
    CHECK(take_all(bucket, noon + 60s) == 1);
    CHECK(take_all(bucket, noon + 179s) == 1);
    CHECK(take_all(bucket, noon + 24h) == 3);
}

TEST_CASE("An empty bucket says when it has a token, and has it then") {
    std::optional<Instant> bucket;
    take_all(bucket, noon);
    const auto refused = take_token(limit, bucket, noon + 20s);
    REQUIRE(std::holds_alternative<NoToken>(refused));
    const auto free_again = std::get<NoToken>(refused).free_again;
    CHECK(free_again == noon + 60s);
    CHECK(std::holds_alternative<NoToken>(take_token(limit, bucket, free_again - 1s)));
    CHECK(std::holds_alternative<TokenTaken>(take_token(limit, bucket, free_again)));
}

TEST_CASE("A clock that was set back gives nothing away, and locks nobody out") {
    std::optional<Instant> bucket;
    take_all(bucket, noon);
    const auto refused = take_token(limit, bucket, noon - 1h);
    REQUIRE(std::holds_alternative<NoToken>(refused));
    CHECK(std::get<NoToken>(refused).free_again == noon - 1h + 60s);
    bucket = std::get<NoToken>(refused).full_again;
    CHECK(take_all(bucket, noon - 1h + 60s) == 1);
}
