#include "native/work/notice_loop.hpp"
#include "native/work/job_table.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/notice_house.hpp"

#include <catch_amalgamated.hpp>

// The threads of a server that send notices.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

struct LoopHouse : NoticeHouse {
    std::mutex mutex;
    std::vector<std::string> problems;

    work::Worker worker(const std::string& owner) {
        return {store, clock, owner, [](const auto&) {},
                [this](const std::string& line) {
                    const std::lock_guard guard{mutex};
                    problems.push_back(line);
                }};
    }
    bool has_sent(std::size_t count) {
        return eventually([&] {
            clock.pass(1s); // They look once a second.
            return sms.count() >= count;
        });
    }
};

} // namespace

TEST_CASE("A notice that comes while the server runs is sent a second later, by one of all that look") {
    LoopHouse house;
    const work::NoticeLoop one{house.means, house.worker("one")};
    const work::NoticeLoop two{house.means, house.worker("two")};
    house.tell_person();
    CHECK(house.has_sent(1));
    house.tell_person(NoticeKind::Question);
    CHECK(house.has_sent(2));
    CHECK(house.sms.count() == 2);
    CHECK(house.problems.empty());
}

TEST_CASE("What could not be sent is told in one line, with nothing of a person in it") {
    LoopHouse house;
    house.sms.outcome = messages::NoticeOutcome::Later;
    house.tell_person();
    {
        const work::NoticeLoop loop{house.means, house.worker("one")};
        CHECK(house.has_sent(1));
        CHECK(eventually([&] {
            const std::lock_guard guard{house.mutex};
            return !house.problems.empty();
        }));
    }
    CHECK(house.problems.front() == "notices: 1 could not be handed over: the test says so");
}

TEST_CASE("The job sends what is due, and does nothing where others do") {
    LoopHouse house;
    house.tell_person();
    const auto rows = work::job_table();
    const auto row = std::find_if(rows.begin(), rows.end(), [](const auto& known) { return known.name == "notices"; });
    REQUIRE(row != rows.end());
    const work::Turn turn{house.clock.now(), fail_on_problem};
    const auto job = [&](const app::NoticeMeans* means) {
        return work::make_job(*row, {house.store, house.vault, house.calendar, chance, means});
    };
    CHECK(job(nullptr).work(turn).empty());
    CHECK(house.sms.count() == 0);
    CHECK(job(&house.means).work(turn) == "sent 1 notices");
    CHECK(house.state() == NoticeState::Sent);
}
