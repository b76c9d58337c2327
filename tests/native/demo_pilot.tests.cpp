#include "native/app/demo_pilot.hpp"

#include "native/app/pilot_story.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/verify_cases.hpp"
#include "tests/support/evaluated.hpp"

#include <catch_amalgamated.hpp>

#include <set>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("The pilot is loaded as the newspaper reported it: 166 evaluations, 94 dissatisfied, all answered in time") {
    const TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    CHECK_FALSE(app::is_in_use(store));
    std::size_t told = 0;
    const auto counts = app::load_pilot(store, sample_person_key, chance, [&](std::size_t done, std::size_t all) {
        CHECK(done == ++told);
        CHECK(done <= all);
    });
    CHECK(app::is_in_use(store));
    CHECK(count_rows(store, "notice") == 0); // It is long past: nobody is told of it.
    CHECK(counts.evaluations == 166);
    CHECK(counts.satisfied == 72);
    CHECK(counts.dissatisfied == 94);
    CHECK(counts.in_time == 94);
    CHECK(counts.accepted + counts.unanswered == 94);
    CHECK(counts.accepted > 0);
    CHECK(counts.unanswered > 0);
    // No irregularity was found.
    CHECK(counts.findings[static_cast<std::size_t>(OverallFinding::NotSubstantiated)] == 94);

    std::set<std::string> units;
    const auto is_listed = cases::list_cases(store, {}, [&](const store::ListedWork& work) {
        CHECK(work.listed.state.status == CaseStatus::Closed);
        units.insert(work.listed.state.unit_id);
    });
    REQUIRE(is_listed);
    CHECK(units == std::set<std::string>{"420000-G2-1"});
    store.read([](store::Database& database) { cases::verify_cases(database, fail_on_problem); });
}

TEST_CASE("The pilot's evaluations fall from 10 April to 16 May 2023, in order, each about a document of its own") {
    const auto all = app::pilot_evaluations();
    CHECK(to_string(china_date(all.front().received)) == "2023-04-10");
    CHECK(to_string(china_date(all.back().received)) == "2023-05-16");
    std::set<std::string> documents;
    Instant before{};
    for (const auto& about : all) {
        CHECK(before <= about.received);
        before = about.received;
        documents.insert(about.document.document_type + about.document.document_number);
    }
    CHECK(documents.size() == all.size());
}

TEST_CASE("The pilot's units are those of Hubei") {
    const auto file = content_of(asset("units/hubei.csv"));
    for (const auto& unit : app::pilot_units())
        CHECK_THAT(file, ContainsSubstring("\n" + unit.id + "," + unit.parent_id.value_or("") + "," +
                                           std::string{facts_of(levels, unit.level).id} + "," + unit.name.chinese +
                                           "," + unit.name.english + ","));
}

TEST_CASE("zhiping demo pilot fills an empty folder that verifies, and refuses a folder with evaluations") {
    const CommandLine zhiping;
    const auto loaded = zhiping.run({"demo", "pilot"});
    CHECK(loaded.problem.empty());
    CHECK(loaded.exit_code == 0);
    const auto receipt = between(loaded.output, "zhiping cases show ", " ");
    CHECK_THAT(zhiping.run({"cases", "show", receipt}).output, ContainsSubstring("not_substantiated"));
    const auto before = zhiping.run({"evaluations", "list"}).output;
    check_one_line(zhiping.run({"demo", "pilot"}), "has units already");
    CHECK(zhiping.run({"evaluations", "list"}).output == before);
    const auto verified = zhiping.run({"verify"});
    CHECK(verified.problem.empty());
    CHECK(verified.exit_code == 0);
}
