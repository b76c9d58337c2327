#include "tests/support/eventually.hpp"
#include "tests/support/workplace.hpp"

#include "native/work/lease_keeper.hpp"
#include "native/work/scheduler.hpp"

#include <catch_amalgamated.hpp>

#include <stdexcept>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using work::RunEnd;
using work::When;

namespace {

using Lines = std::vector<std::string>;

work::Job job(std::function<std::string(const work::Turn&)> work) { return {"job", {.every = 10min}, std::move(work)}; }

const work::Job idle = job([](const work::Turn&) { return ""; });
const work::Job failing = job([](const work::Turn&) -> std::string { throw std::runtime_error{"no disk"}; });

void make_due(Workplace& place) {
    place.store.write([&](store::Database& database) { store::schedule_job(database, "job", place.clock.now()); });
}

} // namespace

TEST_CASE("A run stores when it began and ended, what it did, and when the next one is") {
    Workplace place;
    make_due(place);
    const auto began = place.clock.now();
    const auto run = work::run_job(place.worker(), job([&](const work::Turn& turn) {
                                       CHECK(turn.now == began);
                                       CHECK(place.stored().lease->owner == "web1");
                                       place.clock.pass(3s);
                                       return "did it";
                                   }),
                                   When::Due);
    CHECK(run.end == RunEnd::Done);
    CHECK(run.words == "did it");
    const auto stored = place.stored();
    CHECK(stored.began == began);
    CHECK(stored.ended == began + 3s);
    CHECK(stored.result == "did it");
    CHECK(stored.failures == 0);
    CHECK(stored.next_run == began + 3s + 10min);
    CHECK_FALSE(stored.lease);
    CHECK(place.news() == Lines{"job: did it"});
}

TEST_CASE("A run that had nothing to do is not told") {
    Workplace place;
    make_due(place);
    CHECK(work::run_job(place.worker(), idle, When::Due).end == RunEnd::Done);
    CHECK(place.news().empty());
    CHECK(place.problems().empty());
}

TEST_CASE("A job that is not due does not run") {
    Workplace place;
    make_due(place);
    work::run_job(place.worker(), idle, When::Due);
    CHECK(work::run_job(place.worker(), idle, When::Due).end == RunEnd::NotTaken);
    place.clock.pass(10min - 1s);
    CHECK(work::run_job(place.worker(), idle, When::Due).end == RunEnd::NotTaken);
    place.clock.pass(1s);
    CHECK(work::run_job(place.worker(), idle, When::Due).end == RunEnd::Done);
}

TEST_CASE("A job that throws is told, stored and tried again, until it succeeds") {
    Workplace place;
    make_due(place);
    CHECK(work::run_job(place.worker(), failing, When::Due).end == RunEnd::Failed);
    CHECK(place.stored().result == "no disk");
    CHECK(place.stored().next_run == place.clock.now() + 1min);
    CHECK_FALSE(place.stored().lease);
    place.clock.pass(1min);
    CHECK(work::run_job(place.worker(), failing, When::Due).end == RunEnd::Failed);
    CHECK(place.stored().failures == 2);
    CHECK(place.stored().next_run == place.clock.now() + 2min);
    CHECK(place.problems() == Lines{"job: no disk", "job: no disk"});
    place.clock.pass(2min);
    CHECK(work::run_job(place.worker(), idle, When::Due).end == RunEnd::Done);
    CHECK(place.stored().failures == 0);
    CHECK(place.stored().result.empty());
}

TEST_CASE("A job may throw anything") {
    Workplace place;
    const auto run = work::run_job(place.worker(), job([](const work::Turn&) -> std::string { throw 7; }), When::Now);
    CHECK(run.end == RunEnd::Failed);
    CHECK(place.stored().result == "an unknown exception");
}

TEST_CASE("What a job could not do while it did everything else is told and counted") {
    Workplace place;
    const auto run = work::run_job(place.worker(), job([](const work::Turn& turn) {
                                       turn.tell_problem("upload 7 cannot be read");
                                       turn.tell_problem("upload 9 cannot be read");
                                       return "swept away 3";
                                   }),
                                   When::Now);
    CHECK(run.end == RunEnd::Done);
    CHECK(place.problems() == Lines{"job: upload 7 cannot be read", "job: upload 9 cannot be read"});
    CHECK(place.stored().result == "swept away 3; 2 problems in the log");
}

TEST_CASE("A result is stored as short and valid UTF-8, whatever a machine says of its trouble") {
    Workplace place;
    std::string said = "\xff ";
    for (int count = 0; count < 300; ++count) said += "盘";
    work::run_job(place.worker(), job([&](const work::Turn&) -> std::string { throw std::runtime_error{said}; }),
                  When::Now);
    std::string stored = "\uFFFD ";
    for (int count = 0; count < 198; ++count) stored += "盘";
    CHECK(place.stored().result == stored);
}

TEST_CASE("While one process runs a job no other does, and is told who has it") {
    Workplace place;
    make_due(place);
    work::run_job(place.worker("web1"), job([&](const work::Turn&) {
                      for (const auto when : {When::Due, When::Now}) {
                          const auto second = work::run_job(place.worker("web2"), idle, when);
                          CHECK(second.end == RunEnd::NotTaken);
                          CHECK(second.words == "web1");
                      }
                      return "";
                  }),
                  When::Due);
    CHECK(work::run_job(place.worker("web2"), idle, When::Now).end == RunEnd::Done);
}

TEST_CASE("The job of a process that was killed is taken by another once the lease has run out") {
    Workplace place;
    make_due(place);
    const auto now = place.clock.now();
    REQUIRE(place.store.write([&](store::Database& database) {
        return store::take_due_job(database, {"job", "killed", now, now + work::lease_time});
    }));
    place.clock.pass(work::lease_time - 1s);
    CHECK(work::run_job(place.worker(), idle, When::Due).end == RunEnd::NotTaken);
    place.clock.pass(1s);
    CHECK(work::run_job(place.worker(), idle, When::Due).end == RunEnd::Done);
}

TEST_CASE("A lease that a clock far ahead has left holds nobody off") {
    Workplace place;
    make_due(place);
    const auto future = place.clock.now() + 365 * 24h;
    REQUIRE(place.store.write([&](store::Database& database) {
        return store::take_job(database, {"job", "web2", future, future + work::lease_time});
    }));
    const std::vector jobs{idle};
    work::run_due_jobs(place.worker(), jobs);
    const auto stored = place.store.read([](store::Database& database) { return store::find_job(database, "job"); });
    CHECK_FALSE(stored->lease);
    CHECK(stored->ended == place.clock.now());
}

TEST_CASE("A job that takes long keeps its lease") {
    Workplace place;
    make_due(place);
    const auto run =
        work::run_job(place.worker("web1"), job([&](const work::Turn& turn) {
                          for (int count = 0; count < 10; ++count) {
                              const auto until = place.stored().lease->until;
                              place.clock.pass(work::lease_time / 2);
                              CHECK(eventually([&] { return place.stored().lease->until > until; }));
                          }
                          CHECK(work::run_job(place.worker("web2"), idle, When::Due).end == RunEnd::NotTaken);
                          CHECK_FALSE(turn.stop.stop_requested());
                          return "";
                      }),
                      When::Due);
    CHECK(run.end == RunEnd::Done);
}

TEST_CASE("A job whose lease another process took is asked to stop, and changes nothing of what is stored") {
    Workplace place;
    make_due(place);
    const auto run = work::run_job(place.worker("web1"), job([&](const work::Turn& turn) {
                                       place.clock.pass(work::lease_time / 4);
                                       place.execute("UPDATE job SET lease_owner = 'web2'");
                                       place.clock.pass(work::lease_time);
                                       CHECK(eventually([&] { return turn.stop.stop_requested(); }));
                                       return "half of it";
                                   }),
                                   When::Due);
    CHECK(run.end == RunEnd::LostLease);
    CHECK(place.stored().lease->owner == "web2");
    CHECK_FALSE(place.stored().ended);
    REQUIRE(place.problems().size() == 1);
    CHECK(place.problems()[0].starts_with("job: another process took its lease"));
}

TEST_CASE("A lease that cannot be renewed is told, and the job goes on") {
    Workplace place;
    make_due(place);
    const auto run = work::run_job(place.worker(), job([&](const work::Turn& turn) {
                                       place.execute("ALTER TABLE job RENAME TO elsewhere");
                                       place.clock.pass(work::lease_time / 2);
                                       CHECK(eventually([&] { return !place.problems().empty(); }));
                                       place.execute("ALTER TABLE elsewhere RENAME TO job");
                                       CHECK_FALSE(turn.stop.stop_requested());
                                       return "";
                                   }),
                                   When::Due);
    CHECK(run.end == RunEnd::Done);
    CHECK(place.problems()[0].starts_with("job: its lease could not be renewed: "));
}

TEST_CASE("A job that was told to stop stays due") {
    Workplace place;
    make_due(place);
    std::stop_source program;
    const auto due = place.stored().next_run;
    work::run_job(place.worker(), job([&](const work::Turn& turn) {
                      program.request_stop();
                      CHECK(turn.stop.stop_requested());
                      return "half of it";
                  }),
                  When::Due, program.get_token());
    CHECK(place.stored().next_run == due);
    CHECK(place.stored().result == "half of it");
}

TEST_CASE("A job that is run by hand keeps its schedule") {
    Workplace place;
    make_due(place);
    work::run_job(place.worker(), idle, When::Due);
    const auto next = place.stored().next_run;
    place.clock.pass(1min);
    work::run_job(place.worker(), failing, When::Now);
    CHECK(place.stored().next_run == next);
    CHECK(place.stored().failures == 1);
    place.execute("DELETE FROM job");
    work::run_job(place.worker(), idle, When::Now);
    CHECK_FALSE(place.stored().next_run);
    CHECK(place.stored().ended == place.clock.now());
}
