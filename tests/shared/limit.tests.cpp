#include "shared/limits/limit.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace std::chrono_literals;

namespace {

constexpr Limit limit{Limited::DocumentLookup, "test", BucketKept::Store, 3, 60s};
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

TEST_CASE("No address alone empties the bucket of a place, at once or as time goes by") {
    const auto& of_address = facts_of(limits, Limited::SubmissionOfAddress);
    const auto& of_place = facts_of(limits, Limited::SubmissionAtPlace);
    CHECK(of_address.burst < of_place.burst);
    CHECK(of_address.refill > of_place.refill);
}

TEST_CASE("A class of 60 behind one address has room for all that each does within ten minutes") {
    constexpr int people = 60, wrong_codes = 2, searches = 3, files = 3;
    CHECK(facts_of(limits, Limited::UnknownCode).burst >= people * wrong_codes);
    CHECK(facts_of(limits, Limited::PlaceSearch).burst >= people * searches);
    CHECK(facts_of(limits, Limited::UploadAnnounced).burst >= people * files);
    CHECK(facts_of(limits, Limited::SubmissionOfAddress).burst >= people);
    CHECK(facts_of(limits, Limited::SubmissionAtPlace).burst >= people);
}

TEST_CASE("No two limits share a name, or they would share buckets") {
    for (const auto& one : limits)
        for (const auto& other : limits) CHECK((one.id != other.id || &one == &other));
}
