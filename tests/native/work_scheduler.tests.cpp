#include "tests/support/eventually.hpp"
#include "tests/support/workplace.hpp"

#include "native/work/lease_keeper.hpp"
#include "native/work/scheduler.hpp"

#include <catch_amalgamated.hpp>

#include <atomic>
#include <stdexcept>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using work::Job;

namespace {

// Counts how often it ran.
Job counting(std::string_view name, std::atomic<int>& runs,
             work::Schedule schedule = {.at_start = true, .every = 10min}) {
    return {name, schedule, [&runs](const work::Turn&) {
                ++runs;
                return "";
            }};
}

Job failing(std::string_view name) {
    return {name, {.at_start = true, .every = 10min}, [](const work::Turn&) -> std::string {
                throw std::runtime_error{"no disk"};
            }};
}

} // namespace

TEST_CASE("A job that throws stops no other") {
    Workplace place;
    std::atomic<int> runs = 0;
    const auto worker = place.worker();
    const Job jobs[] = {failing("a"), counting("b", runs), failing("c"), counting("d", runs)};
    work::schedule_jobs(worker, jobs);
    work::run_due_jobs(worker, jobs);
    CHECK(runs == 2);
    CHECK(place.problems() == std::vector<std::string>{"a: no disk", "c: no disk"});
    CHECK(place.stored("a").failures == 1);
    CHECK(place.stored("d").ended);
}

TEST_CASE("A job that fails again and again is not tried more often than the pauses allow") {
    Workplace place;
    const auto worker = place.worker();
    const Job jobs[] = {failing("a")};
    work::schedule_jobs(worker, jobs);
    const auto begin = place.clock.now();
    while (place.clock.now() < begin + 60min) {
        const auto next = work::run_due_jobs(worker, jobs);
        REQUIRE(next > place.clock.now());
        place.clock.pass(next - place.clock.now());
    }
    CHECK(place.problems().size() == 9); // At 0, 1, 3, 7 and 15 minutes, and every ten after that.
}

TEST_CASE("The scheduler looks again when the next job is due or a lease runs out, and within a minute") {
    Workplace place;
    std::atomic<int> runs = 0;
    const auto worker = place.worker();
    const Job jobs[] = {counting("a", runs)};
    work::schedule_jobs(worker, jobs);
    const auto now = place.clock.now();
    CHECK(work::run_due_jobs(worker, jobs) == now + 60s);
    place.clock.pass(10min - 20s);
    CHECK(work::run_due_jobs(worker, jobs) == now + 10min);
    CHECK(runs == 1);
    place.execute("UPDATE job SET lease_owner = 'web2', lease_until = next_run + 30");
    place.clock.pass(20s);
    CHECK(work::run_due_jobs(worker, jobs) == now + 10min + 30s);
    CHECK(runs == 1);
    place.clock.pass(30s);
    work::run_due_jobs(worker, jobs);
    CHECK(runs == 2);
}

TEST_CASE("Two servers on one database run each job once") {
    Workplace place;
    std::atomic<int> runs = 0;
    const auto first = place.worker("web1"), second = place.worker("web2");
    const Job jobs[] = {counting("a", runs, {.daily_at = 2h})};
    work::schedule_jobs(first, jobs);
    work::schedule_jobs(second, jobs);
    for (int day = 1; day <= 3; ++day) {
        place.clock.pass(24h);
        work::run_due_jobs(first, jobs);
        work::run_due_jobs(second, jobs);
        CHECK(runs == day);
    }
}

TEST_CASE("A daily job whose time passed while no server ran is due when one starts") {
    Workplace place;
    std::atomic<int> runs = 0;
    const auto worker = place.worker();
    const Job jobs[] = {counting("a", runs, {.daily_at = 2h})};
    work::schedule_jobs(worker, jobs);
    work::run_due_jobs(worker, jobs);
    CHECK(runs == 0);
    place.clock.pass(36h);
    work::schedule_jobs(worker, jobs);
    work::run_due_jobs(worker, jobs);
    CHECK(runs == 1);
}

TEST_CASE("A job that is switched off does not run, and has no next run") {
    Workplace place;
    std::atomic<int> runs = 0;
    const auto worker = place.worker();
    Job jobs[] = {counting("a", runs)};
    work::schedule_jobs(worker, jobs);
    CHECK(place.stored("a").next_run == place.clock.now());
    jobs[0].work = nullptr;
    work::schedule_jobs(worker, jobs);
    work::run_due_jobs(worker, jobs);
    CHECK_FALSE(place.stored("a").next_run);
    CHECK(runs == 0);
}

TEST_CASE("A schedule that was made shorter counts as soon as a server starts") {
    Workplace place;
    std::atomic<int> runs = 0;
    const auto worker = place.worker();
    const Job before[] = {counting("a", runs, {.every = 24h})}, after[] = {counting("a", runs, {.every = 5min})};
    work::schedule_jobs(worker, before);
    work::schedule_jobs(worker, after);
    CHECK(place.stored("a").next_run == place.clock.now() + 5min);
    work::schedule_jobs(worker, before);
    CHECK(place.stored("a").next_run == place.clock.now() + 5min);
}

TEST_CASE("A database that cannot be used is told, and tried again a minute later") {
    Workplace place;
    std::atomic<int> runs = 0;
    const Job jobs[] = {counting("a", runs), counting("b", runs)};
    const auto worker = place.worker();
    work::schedule_jobs(worker, jobs);
    place.execute("ALTER TABLE job RENAME TO elsewhere");
    CHECK(work::run_due_jobs(worker, jobs) == place.clock.now() + 60s);
    CHECK(place.problems().size() == 2);
    place.execute("ALTER TABLE elsewhere RENAME TO job");
    work::run_due_jobs(worker, jobs);
    CHECK(runs == 2);
}

TEST_CASE("The scheduler runs what is due when it starts, and wakes up when the clock moves") {
    Workplace place;
    std::atomic<int> often = 0, daily = 0;
    const work::Scheduler scheduler{
        place.worker(), {counting("often", often), failing("bad"), counting("daily", daily, {.daily_at = 16h})}};
    CHECK(eventually([&] { return often == 1; }));
    for (int run = 2; run <= 4; ++run) {
        // Only once it has ended is it known when the next one is.
        CHECK(eventually([&] { return place.stored("often").next_run > place.clock.now(); }));
        place.clock.pass(10min);
        CHECK(eventually([&] { return often == run; }));
    }
    CHECK(eventually([&] { return daily == 1; })); // It is 16:10.
    CHECK(place.problems().front() == "bad: no disk");
}

TEST_CASE("A scheduler that starts without its table begins once there is one") {
    Workplace place;
    std::atomic<int> runs = 0;
    place.execute("ALTER TABLE job RENAME TO elsewhere");
    const work::Scheduler scheduler{place.worker(), {counting("a", runs)}};
    CHECK(eventually([&] { return !place.problems().empty(); }));
    place.execute("ALTER TABLE elsewhere RENAME TO job");
    CHECK(eventually([&] {
        place.clock.pass(60s);
        return runs > 0;
    }));
}

TEST_CASE("A scheduler that ends asks the job that runs to stop, and runs what was due at its start all the same") {
    Workplace place;
    std::atomic<int> begun = 0, runs = 0;
    const Job endless{"endless", {.at_start = true, .every = 10min}, [&](const work::Turn& turn) {
                          ++begun;
                          place.clock.wait_until(last_instant, turn.stop);
                          return "";
                      }};
    {
        const work::Scheduler scheduler{place.worker(), {endless, counting("b", runs)}};
        CHECK(eventually([&] { return begun == 1; }));
    }
    CHECK(runs == 1);
    CHECK(place.stored("endless").next_run == place.clock.now()); // Still due.
}

TEST_CASE("The system's clock waits for no moment that has come, and for none once it is told to stop") {
    const outside::SystemClock clock;
    std::stop_source source;
    clock.wait_until(clock.now(), source.get_token());
    std::jthread waiting{[&] { clock.wait_until(last_instant, source.get_token()); }};
    source.request_stop();
    waiting.join();
    const auto next = clock.now() + 1s;
    clock.wait_until(next, {});
    CHECK(clock.now() >= next);
}
