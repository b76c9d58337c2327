#include "tests/support/case_walk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

TEST_CASE("Whatever people and time do to cases in any order, the store does what the rules say, once") {
    CaseWalk walk{20261129};
    for (int step = 1; step <= 2000; ++step) {
        walk.step();
        if (step % 500 == 0) walk.check();
    }
    INFO(to_words(walk.counts()));
    CHECK(walk.counts().done > 300);
    CHECK(walk.counts().refused > 300);
    CHECK(walk.counts().by_time > 100);
    CHECK(walk.counts().runs_at_once > 20);
    CHECK(walk.counts().notices > 10);
}
