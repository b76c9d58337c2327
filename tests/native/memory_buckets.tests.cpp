#include "native/app/memory_buckets.hpp"

#include <atomic>
#include <catch_amalgamated.hpp>
#include <thread>
#include <vector>

// Buckets in memory, without a server.
using namespace zhiping;
using namespace std::chrono_literals;
using app::MemoryBuckets;

namespace {

constexpr auto few = Limited::SubmissionOnDocument;
const auto& of_few = facts_of(limits, few);

struct Buckets {
    explicit Buckets(std::size_t most = MemoryBuckets::most_kept) : all(random, MemoryBuckets::Excess::Refused, most) {}

    int take_all(const std::string& who) {
        int taken = 0;
        while (!all.take(few, who, now)) ++taken;
        return taken;
    }

    outside::SystemRandom random;
    MemoryBuckets all;
    Instant now = parse_china_time("2026-11-20 15:40").value();
};

} // namespace

TEST_CASE("A bucket in memory gives what its limit says, to each their own, and says when there is more") {
    Buckets buckets;
    CHECK(buckets.take_all("one") == of_few.burst);
    CHECK(buckets.all.take(few, "one", buckets.now) == buckets.now + of_few.refill);
    CHECK(buckets.take_all("other") == of_few.burst);
    CHECK_FALSE(buckets.all.take(Limited::SubmissionAtPlace, "one", buckets.now)); // Another limit.
    buckets.now += of_few.refill;
    CHECK(buckets.take_all("one") == 1);
}

TEST_CASE("Buckets that are full again are forgotten, a few each time") {
    Buckets buckets;
    for (int each = 0; each < 1000; ++each) buckets.all.take(few, std::to_string(each), buckets.now);
    CHECK(buckets.all.kept() == 1000);
    buckets.now += of_few.refill;
    for (int each = 0; each < 200; ++each) buckets.all.take(few, "one", buckets.now);
    CHECK(buckets.all.kept() == 1);
}

TEST_CASE("Where there are too many buckets the one that is full soonest goes, and an empty one stays") {
    Buckets buckets{100};
    buckets.take_all("guesser");
    for (int each = 0; each < 10'000; ++each) buckets.all.take(few, std::to_string(each), buckets.now);
    CHECK(buckets.all.kept() == 100);
    CHECK(buckets.take_all("guesser") == 0);
    buckets.now += of_few.burst * of_few.refill;
    CHECK(buckets.take_all("guesser") == of_few.burst);
}

TEST_CASE("A clock that is set back locks nobody out for longer than an empty bucket takes") {
    Buckets buckets;
    buckets.take_all("one");
    buckets.now -= 24h;
    CHECK(buckets.all.take(few, "one", buckets.now) == buckets.now + of_few.refill);
    buckets.now += of_few.refill;
    CHECK(buckets.take_all("one") == 1);
}

TEST_CASE("What is allowed beyond a limit is counted all the same") {
    outside::SystemRandom random;
    MemoryBuckets buckets{random, MemoryBuckets::Excess::Allowed};
    const Instant now = parse_china_time("2026-11-20 15:40").value();
    for (int each = 0; each < 100; ++each) CHECK_FALSE(buckets.take(few, "one", now));
    CHECK(buckets.kept() == 1);
}

TEST_CASE("Many at once take no more than there is") {
    Buckets buckets;
    std::atomic<int> taken = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&] {
                for (int each = 0; each < 50; ++each) taken += !buckets.all.take(few, "one", buckets.now);
            });
    }
    CHECK(taken == of_few.burst);
}
