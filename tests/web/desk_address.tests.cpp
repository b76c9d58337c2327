#include "web/desk/address.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

using namespace zhiping;
using namespace zhiping::desk;

namespace {

Address read(std::string_view query) {
    std::vector<std::string> unknown;
    auto where = read_query(query, unknown);
    CHECK(unknown.empty());
    return where;
}

Date day(int number) { return Date{std::chrono::year{2026} / 11 / number}; }

const WorkCounts none;
const std::vector officer{Role::Officer}, counter{Role::Counter}, handler{Role::Handler};

} // namespace

TEST_CASE("Where somebody is at the desk is read from the address that it was written to") {
    const Address where{.tab = Tab::Unit,
                        .filter = {.status = CaseStatus::Approval,
                                   .module = Module::Service,
                                   .situation = Situation::UncivilLanguage,
                                   .mark = CaseMark::Overdue,
                                   .search = "汉阳大道 628 号&tab=mine"},
                        .open_case = ReceiptNumber::from_random(Date{std::chrono::days{20'777}}, {1, 2, 3, 4, 5})};
    CHECK(read(to_query(where)) == where);
    CHECK(read(to_query({})) == Address{});
    CHECK(to_query({}).empty());
}

TEST_CASE("A list of the board, and the board that it came from, are read from the address that they were written to") {
    const Address where{.tab = Tab::Below,
                        .filter = {.mark = CaseMark::DueSoon,
                                   .units = ChosenUnits{"420114", false},
                                   .rounds = ChosenRounds{RoundCount::LateAtFirst, {"420100"}, {day(1), day(30)}}},
                        .board = {.unit_id = "420100",
                                  .from = day(1),
                                  .until = day(30),
                                  .comparison = Comparison::Year,
                                  .module = Module::Service,
                                  .situation = Situation::UncivilLanguage}};
    CHECK(read(to_query(where)) == where);
    auto other = where;
    other.filter.units = ChosenUnits{"420114"};
    other.filter.rounds->units = {"420115", false};
    CHECK(read(to_query(other)) == other);
    CHECK(to_query({.board = {.unit_id = "420100"}}) == "board_unit=420100");
}

TEST_CASE("Rounds of which an address does not say all are left out and named") {
    const std::string whole = "round=late&round_under=420100&round_from=2026-11-01&round_until=2026-11-30";
    CHECK(read(whole).filter.rounds);
    for (const auto* part :
         {"round=late&", "round_under=420100&", "round_from=2026-11-01&", "&round_until=2026-11-30"}) {
        CAPTURE(part);
        auto query = whole;
        query.erase(query.find(part), std::string_view{part}.size());
        std::vector<std::string> unknown;
        CHECK_FALSE(read_query(query, unknown).filter.rounds);
        CHECK(unknown == std::vector<std::string>{"round"});
    }
    for (const auto* query : {"round=many", "round_under=", "round_from=today", "rounds=late", "unit=", "under=",
                              "board_unit=", "board_from=2026-13-01", "board_compare=never", "board_colour=red"}) {
        CAPTURE(query);
        std::vector<std::string> unknown;
        CHECK(read_query(query, unknown) == Address{});
        CHECK(unknown.size() == 1);
    }
}

TEST_CASE("What an address says that nobody knows is left out and named") {
    std::vector<std::string> unknown;
    const auto where = read_query("tab=everything&status=handling&case=ZP-1&colour=red", unknown);
    CHECK(where == Address{.filter = {.status = CaseStatus::Handling}});
    CHECK(unknown == std::vector<std::string>{"tab", "case", "colour"});
}

TEST_CASE("An address that is none is an empty one") {
    for (const auto* query : {"tab", "%", "tab=%zz", "status=%ff%fe", "=", "&&&"}) {
        std::vector<std::string> unknown;
        CHECK(read_query(query, unknown) == Address{});
        CHECK_FALSE(unknown.empty());
    }
}

TEST_CASE("Each tab is found by its id, and those that are no lists of cases are known") {
    const std::vector others{Tab::Board, Tab::Comments, Tab::OwnCases, Tab::Counter, Tab::Administration, Tab::Audit};
    for (std::size_t index = 0; index < tab_count; ++index) {
        const auto tab = static_cast<Tab>(index);
        std::vector<std::string> unknown;
        CHECK(read_query("tab=" + std::string{tab_facts(tab).id}, unknown).tab == tab);
        CHECK(is_list_of_cases(tab) == (std::find(others.begin(), others.end(), tab) == others.end()));
    }
}

TEST_CASE("A tab is theirs to whom something is counted in it, or who has its right") {
    const WorkCounts counts{.unit = 0};
    CHECK(is_theirs(Tab::Unit, {counts, handler, false}));
    CHECK(count_of(Tab::Unit, counts) == 0);
    CHECK_FALSE(is_theirs(Tab::Mine, {counts, handler, false}));
    CHECK(is_theirs(Tab::OwnCases, {none, officer, false}));
    CHECK_FALSE(count_of(Tab::OwnCases, counts));
    CHECK_FALSE(is_theirs(Tab::OwnCases, {counts, handler, false}));
    CHECK_FALSE(is_theirs(Tab::Counter, {none, officer, false}));
    CHECK(is_theirs(Tab::Counter, {none, counter, false}));
}

TEST_CASE("The board is for who looks after units below, where there are any") {
    for (const auto role : {Role::Lead, Role::Supervisor}) {
        const std::vector roles{role};
        for (const auto tab : {Tab::Board, Tab::Below}) {
            CHECK(is_theirs(tab, {none, roles, true}));
            CHECK_FALSE(is_theirs(tab, {none, roles, false}));
        }
    }
    for (const auto role :
         {Role::Handler, Role::Officer, Role::Counter, Role::Administrator, Role::Auditor, Role::Codes}) {
        const std::vector roles{role};
        CHECK_FALSE(is_theirs(Tab::Board, {none, roles, true}));
        CHECK_FALSE(is_theirs(Tab::Below, {none, roles, true}));
    }
}

TEST_CASE("Administration is for administrators and who issues codes, and the audit for auditors alone") {
    for (const auto& facts : roles) {
        CAPTURE(facts.id);
        const std::vector one{facts.value};
        const bool administers = facts.value == Role::Administrator || facts.value == Role::Codes;
        CHECK(is_theirs(Tab::Administration, {none, one, true}) == administers);
        CHECK(is_theirs(Tab::Audit, {none, one, true}) == (facts.value == Role::Auditor));
    }
}

TEST_CASE("Whoever sees cases begins with them, also before anything was counted, and who sees none with their own") {
    const std::vector both{Role::Officer, Role::Handler}, administers{Role::Administrator, Role::Handler};
    CHECK(first_tab({none, officer, false}) == Tab::OwnCases);
    CHECK(first_tab({none, counter, false}) == Tab::Counter);
    CHECK(first_tab({none, both, false}) == Tab::Mine);
    CHECK(first_tab({none, administers, false}) == Tab::Mine);
    CHECK(first_tab({none, std::vector{Role::Administrator}, false}) == Tab::Administration);
    CHECK(first_tab({none, std::vector{Role::Auditor}, true}) == Tab::Audit);
    CHECK(first_tab({{.to_approve = 1}, both, false}) == Tab::ToApprove);
    CHECK(first_tab({{.comments = 1}, both, false}) == Tab::Comments);
    CHECK(first_tab({none, std::vector<Role>{}, true}) == Tab::Mine);
}

TEST_CASE("Whoever looks after units below begins with the board") {
    const std::vector lead{Role::Lead, Role::Handler}, supervisor{Role::Supervisor};
    const WorkCounts counts{.mine = 4, .unit = 9};
    CHECK(first_tab({none, lead, true}) == Tab::Board);
    CHECK(first_tab({counts, lead, true}) == Tab::Board);
    CHECK(first_tab({counts, lead, false}) == Tab::Mine);
    CHECK(first_tab({none, supervisor, true}) == Tab::Board);
}

TEST_CASE("The tabs are shown in one order, with the one that is open") {
    const WorkCounts counts{.mine = 4, .unit = 9, .comments = 0};
    const std::vector lead{Role::Lead};
    CHECK(tabs_shown({counts, lead, true}, Tab::Board) ==
          std::vector{Tab::Board, Tab::Mine, Tab::Unit, Tab::Below, Tab::Comments});
    CHECK(tabs_shown({counts, lead, false}, Tab::Audit) ==
          std::vector{Tab::Mine, Tab::Unit, Tab::Comments, Tab::Audit});
}

TEST_CASE("Each tab is a list that the server has") {
    CHECK(list_path(Tab::Mine, {}, "012345") ==
          "/api/v1/cases?handler=012345&status=handling&status=approval&status=answered&limit=2000");
    CHECK(list_path(Tab::Unit, {.status = CaseStatus::Closed}, "1") == "/api/v1/cases?at=own&status=closed&limit=2000");
    CHECK(list_path(Tab::ToApprove, {}, "1") == "/api/v1/cases?waiting=approval&limit=2000");
    CHECK(list_path(Tab::OverdueBelow, {}, "1") == "/api/v1/cases?at=below&mark=overdue&limit=2000");
    CHECK(list_path(Tab::Requests, {.search = "a b"}, "1") == "/api/v1/requests?at=below&search=a%20b&limit=2000");
}

TEST_CASE("What is listed of units below is open, or has the mark, or had the rounds") {
    const std::string open = "status=handling&status=approval&status=answered&";
    CHECK(list_path(Tab::Below, {}, "1") == "/api/v1/cases?at=below&" + open + "limit=2000");
    CHECK(list_path(Tab::Below, {.status = CaseStatus::Closed}, "1") ==
          "/api/v1/cases?at=below&status=closed&limit=2000");
    CHECK(list_path(Tab::Below, {.mark = CaseMark::Measure}, "1") == "/api/v1/cases?at=below&mark=measure&limit=2000");
    CHECK(list_path(Tab::Below, {.units = ChosenUnits{"420100"}}, "1") ==
          "/api/v1/cases?" + open + "under=420100&limit=2000");
    CHECK(list_path(Tab::Below, {.mark = CaseMark::Overdue, .units = ChosenUnits{"420100", false}}, "1") ==
          "/api/v1/cases?mark=overdue&unit=420100&limit=2000");
    const Filter late{.rounds = ChosenRounds{RoundCount::Late, {"420100"}, {day(1), day(30)}}};
    CHECK(
        list_path(Tab::Below, late, "1") ==
        "/api/v1/cases?round=late&round_under=420100&round_from=2026%2D11%2D01&round_until=2026%2D11%2D30&limit=2000");
}

TEST_CASE("The board is asked for as it was chosen, and what is unusual in the same days") {
    CHECK(board_path({}) == "/api/v1/board");
    CHECK(anomalies_path({}) == "/api/v1/anomalies");
    const BoardQuery query{.unit_id = "420100",
                           .from = day(1),
                           .until = day(30),
                           .comparison = Comparison::Year,
                           .module = Module::Service};
    CHECK(board_path(query) ==
          "/api/v1/board?unit=420100&from=2026%2D11%2D01&until=2026%2D11%2D30&compare=year&module=service");
    CHECK(anomalies_path(query) == "/api/v1/anomalies?from=2026%2D11%2D01&until=2026%2D11%2D30");
}
