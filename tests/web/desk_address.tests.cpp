#include "web/desk/address.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;

namespace {

Address read(std::string_view query) {
    std::vector<std::string> unknown;
    auto where = read_query(query, unknown);
    CHECK(unknown.empty());
    return where;
}

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
    for (std::size_t index = 0; index < tab_count; ++index) {
        const auto tab = static_cast<Tab>(index);
        CHECK(find_tab(tab_facts(tab).id) == tab);
        const bool has_rows = tab != Tab::Comments && tab != Tab::OwnCases && tab != Tab::Counter;
        CHECK(is_list_of_cases(tab) == has_rows);
    }
    CHECK_FALSE(find_tab("everything"));
}

TEST_CASE("A tab is theirs to whom something is counted in it, or whose role it is") {
    const WorkCounts counts{.unit = 0};
    const std::vector officer{Role::Officer}, handler{Role::Handler};
    CHECK(is_theirs(Tab::Unit, counts, handler));
    CHECK(count_of(Tab::Unit, counts) == 0);
    CHECK_FALSE(is_theirs(Tab::Mine, counts, handler));
    CHECK(is_theirs(Tab::OwnCases, {}, officer));
    CHECK_FALSE(count_of(Tab::OwnCases, counts));
    CHECK_FALSE(is_theirs(Tab::OwnCases, counts, handler));
    CHECK_FALSE(is_theirs(Tab::Counter, {}, officer));
}

TEST_CASE("Whoever sees cases begins with them, also before anything was counted, and who sees none with their own") {
    const std::vector officer{Role::Officer}, counter{Role::Counter}, handler{Role::Officer, Role::Handler};
    CHECK(first_tab({}, officer) == Tab::OwnCases);
    CHECK(first_tab({}, counter) == Tab::Counter);
    CHECK(first_tab({}, handler) == Tab::Mine);
    CHECK(first_tab({.to_approve = 1}, handler) == Tab::ToApprove);
    CHECK(first_tab({.comments = 1}, handler) == Tab::Comments);
    CHECK(first_tab({}, std::vector<Role>{}) == Tab::Mine);
}

TEST_CASE("Each tab is a list that the server has") {
    CHECK(list_path(Tab::Mine, {}, "012345") ==
          "/api/v1/cases?handler=012345&status=handling&status=approval&status=answered&limit=2000");
    CHECK(list_path(Tab::Unit, {.status = CaseStatus::Closed}, "1") == "/api/v1/cases?at=own&status=closed&limit=2000");
    CHECK(list_path(Tab::ToApprove, {}, "1") == "/api/v1/cases?waiting=approval&limit=2000");
    CHECK(list_path(Tab::OverdueBelow, {}, "1") == "/api/v1/cases?at=below&mark=overdue&limit=2000");
    CHECK(list_path(Tab::Requests, {.search = "a b"}, "1") == "/api/v1/requests?at=below&search=a%20b&limit=2000");
}
