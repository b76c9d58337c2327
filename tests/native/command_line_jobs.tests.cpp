#include "tests/support/evaluated.hpp"
#include "tests/support/json.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Matches;

namespace {

void execute(const CommandLine& zhiping, const std::string& sql) {
    store::Store{zhiping.file("data/zhiping.db")}.write([&](store::Database& database) { database.execute(sql); });
}

std::int64_t count(const CommandLine& zhiping, const std::string& table) {
    store::Store store{zhiping.file("data/zhiping.db")};
    return count_rows(store, table);
}

Json job(const CommandLine& zhiping, const std::string& name) {
    const auto listed = zhiping.run({"jobs", "list", "--format", "json"});
    REQUIRE(listed.exit_code == 0);
    for (const auto& job : Json::parse(listed.output))
        if (job["name"] == name) return job;
    throw std::logic_error{"no job " + name};
}

// A server that has done what it does at its start.
struct Settled {
    CommandLine zhiping;
    Served served;

    explicit Settled(const std::vector<std::string>& options = {}) : served(zhiping, options) {
        REQUIRE(served.port != 0);
        for (const auto* name : {"sweeping", "retention", "notices"})
            CHECK(eventually([&] { return job(zhiping, name)["ended_at"].is_number(); }));
    }
};

} // namespace

TEST_CASE("Jobs are listed with when they run and how they went, beside the server that runs them") {
    Settled place;
    const auto sweeping = job(place.zhiping, "sweeping");
    CHECK(sweeping["schedule"] == "at start, every 10 min");
    CHECK(sweeping["next_run"] == sweeping["ended_at"].get<std::int64_t>() + 600);
    CHECK(sweeping["began_at"] <= sweeping["ended_at"]);
    CHECK(sweeping["result"] == "");
    CHECK(sweeping["failures"] == 0);
    CHECK(sweeping["held_by"].is_null());
    const auto listed = place.zhiping.run({"jobs", "list"});
    CHECK(listed.exit_code == 0);
    const std::string time = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d";
    CHECK_THAT(listed.output,
               Matches("job +schedule +next run +last run +took +result +held by\n"
                       "clocks +at start, every 5 min +" +
                       time + " +" + time +
                       " +\\d+ s +ok +-\n"
                       "sweeping +at start, every 10 min +" +
                       time + " +" + time + " +\\d+ s +ok +-\n" + "retention +at start, daily at 00:05 +" + time +
                       " +" + time + " +\\d+ s +ok +-\n" + "notices +at start, every 1 min +" + time + " +" + time +
                       " +\\d+ s +ok +-\n" + "digest +daily at 08:30 +" + time + " +- +- +- +-\n"));
    CHECK(place.served.stop(SIGTERM) == 0);
}

TEST_CASE("Retention runs each night") {
    Settled place;
    const auto next = Instant{std::chrono::seconds{job(place.zhiping, "retention")["next_run"]}};
    CHECK(to_china_time(next).ends_with(" 00:05"));
    CHECK(place.served.stop(SIGTERM) == 0);
}

TEST_CASE("A job is run beside a running server") {
    Settled place;
    execute(place.zhiping, "INSERT INTO leftover_file (file_id) VALUES (zeroblob(16))");
    const auto run = place.zhiping.run({"jobs", "run", "sweeping"});
    CHECK(run.exit_code == 0);
    CHECK(run.output == "sweeping: there was nothing to do\n");
    CHECK(count(place.zhiping, "leftover_file") == 0);
    CHECK(place.served.stop(SIGTERM) == 0);
}

TEST_CASE("A job says what it did, in its answer and in the list") {
    const Evaluated house;
    house.grow_old(400);
    const auto photo = house.file();
    const auto run = house.zhiping.run({"jobs", "run", "retention"});
    CHECK(run.exit_code == 0);
    const std::string done = "erased the words of 0 evaluations, 0 persons and 1 photos and videos";
    CHECK(run.output == "retention: " + done + "\n");
    CHECK_FALSE(std::filesystem::exists(photo));
    CHECK_THAT(house.zhiping.run({"jobs", "list"}).output, ContainsSubstring(done));
}

TEST_CASE("A job that another process is running is refused, and listed with who runs it") {
    Settled place;
    execute(place.zhiping, "UPDATE job SET lease_owner = 'web2:4711:7', began_at = ended_at + 1,"
                           " lease_until = CAST(strftime('%s', 'now') AS INTEGER) + 3600 WHERE name = 'sweeping'");
    execute(place.zhiping, "INSERT INTO leftover_file (file_id) VALUES (zeroblob(16))");
    const auto run = place.zhiping.run({"jobs", "run", "sweeping"});
    check_one_line(run, "another process is running sweeping just now: web2:4711:7");
    CHECK(run.output.empty());
    CHECK(count(place.zhiping, "leftover_file") == 1);
    CHECK(job(place.zhiping, "sweeping")["held_by"] == "web2:4711:7");
    CHECK_THAT(place.zhiping.run({"jobs", "list"}).output, ContainsSubstring(" running  ok      web2:4711:7\n"));
    execute(place.zhiping, "UPDATE job SET lease_until = lease_until - 7200 WHERE name = 'sweeping'"); // It was killed.
    CHECK_THAT(place.zhiping.run({"jobs", "list"}).output, ContainsSubstring(" never ended  ok      -\n"));
    CHECK(place.zhiping.run({"jobs", "run", "sweeping"}).exit_code == 0);
    CHECK(place.served.stop(SIGTERM) == 0);
}

TEST_CASE("What a job cannot do is listed, and it exits with 1") {
    const Evaluated house;
    const auto refuses = house.zhiping.file("data/evidence") / std::string(32, '0');
    std::filesystem::create_directory(refuses); // No file can be removed there.
    execute(house.zhiping, "INSERT INTO leftover_file (file_id) VALUES (zeroblob(16))");
    const auto run = house.zhiping.run({"jobs", "run", "sweeping"});
    check_one_line(run, "1 things went wrong; they are listed above");
    CHECK(run.output.starts_with("WRONG sweeping: cannot remove 0000"));
    CHECK(job(house.zhiping, "sweeping")["result"] == "1 problems in the log");
}

TEST_CASE("A job that fails exits with 1, and says so in the list until it succeeds") {
    const Evaluated house;
    execute(house.zhiping, "ALTER TABLE leftover_file RENAME TO elsewhere");
    const auto run = house.zhiping.run({"jobs", "run", "sweeping"});
    check_one_line(run, "1 things went wrong; they are listed above");
    CHECK_THAT(run.output, ContainsSubstring("WRONG sweeping: no such table"));
    CHECK_THAT(house.zhiping.run({"jobs", "list"}).output, ContainsSubstring("failed: no such table"));
    house.zhiping.run({"jobs", "run", "sweeping"});
    CHECK_THAT(house.zhiping.run({"jobs", "list"}).output, ContainsSubstring("failed 2 times: no such table"));
    execute(house.zhiping, "ALTER TABLE elsewhere RENAME TO leftover_file");
    CHECK(house.zhiping.run({"jobs", "run", "sweeping"}).exit_code == 0);
    CHECK(job(house.zhiping, "sweeping")["failures"] == 0);
}

TEST_CASE("A job that there is not is refused with what to do") {
    const Evaluated house;
    check_one_line(house.zhiping.run({"jobs", "run", "cleaning"}),
                   "there is no job 'cleaning'; there are: clocks, sweeping, retention");
    CHECK(house.zhiping.run({"jobs", "run"}).exit_code == 2);
    CHECK(house.zhiping.run({"jobs", "list", "--format", "csv"}).exit_code == 2);
}

TEST_CASE("Jobs of a folder where nothing is stored are refused") {
    const CommandLine zhiping;
    check_one_line(zhiping.run({"jobs", "list"}), "nothing is stored");
    check_one_line(zhiping.run({"jobs", "run", "sweeping"}), "nothing is stored");
}

TEST_CASE("The job of a server that was killed is run by the next one") {
    const Evaluated house;
    execute(house.zhiping, "UPDATE job SET lease_owner = 'killed', lease_until = 1795160000 WHERE name = 'sweeping'");
    execute(house.zhiping, "INSERT INTO leftover_file (file_id) VALUES (zeroblob(16))");
    Served served{house.zhiping};
    REQUIRE(served.stop(SIGTERM) == 0);
    CHECK(count(house.zhiping, "leftover_file") == 0);
}
