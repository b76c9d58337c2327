#include "tests/support/case_office.hpp"

#include <catch_amalgamated.hpp>

// The units below in numbers: who is shown the board, and what is behind its numbers.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

namespace {

constexpr auto board_path = "/api/v1/board";

const Actor lead_of_wuhan = test::staff(Role::Lead, "wuhan", "支队负责人", "2002");
const Actor lead_of_hubei = test::staff(Role::Lead, "hubei", "总队负责人", "3002");

// A brigade with one case, of today.
struct Region : Office {
    Json board(const httplib::Headers& who, const std::string& query = "") const {
        const auto answer = get(board_path + query, who);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body);
    }

    void answer_case() {
        citizen.does(CitizenDesk::handler, Take);
        citizen.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    }
    void reject() { REQUIRE(citizen.act("reject", {{"words", "不满意"}})->status == 200); }

    std::size_t count(const httplib::Headers& who, const std::string& query) const { return listed(who, query).size(); }
};

Json row_of(const Json& board, const std::string& unit_id) {
    for (const auto& row : board["rows"])
        if (row["unit"]["id"] == unit_id) return row;
    FAIL("no row of " << unit_id);
    return {};
}

std::vector<std::string> units_of(const Json& rows) {
    std::vector<std::string> ids;
    for (const auto& row : rows) ids.push_back(row.contains("unit") ? row["unit"]["id"] : row["id"]);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("The bureau sees what its detachments have, what came in and what waits") {
    Region region;
    const auto board = region.board(region.enter({Role::Lead}, "hubei"));
    CHECK(units_of(board["path"]) == Ids{"hubei"});
    CHECK(board["from"] == "2026-10-22");
    CHECK(board["until"] == "2026-11-20");
    CHECK(board["compared_from"] == "2026-09-22");
    CHECK(board["compared_until"] == "2026-10-21");
    REQUIRE(units_of(board["rows"]) == Ids{"hubei", "wuhan"});
    const auto own = row_of(board, "hubei"), wuhan = row_of(board, "wuhan");
    CHECK(own["is_alone"] == true);
    CHECK(own["open"] == 0);
    CHECK(wuhan["is_alone"] == false);
    CHECK(wuhan["has_below"] == true);
    CHECK(wuhan["unit"]["name"] == Json{{"zh-CN", "武汉市交警支队"}, {"en", "Wuhan Detachment"}});
    CHECK(wuhan["open"] == 1);
    CHECK(wuhan["overdue"] == 0);
    CHECK(wuhan["numbers"]["begun"] == 1);
    CHECK(wuhan["numbers"]["answered"] == 0);
    CHECK(wuhan["numbers"]["evaluations"] == 1);
    CHECK_FALSE(wuhan["numbers"].contains("median_days"));
    CHECK(wuhan["compared"]["begun"] == 0);
    CHECK(wuhan["situations"].size() == 2);
    CHECK(board["total"]["numbers"] == wuhan["numbers"]);
    CHECK_FALSE(board["total"].contains("unit"));
    CHECK(board["modules"] == Json{{{"module", "law_enforcement"}, {"cases", 1}, {"compared", 0}}});
    REQUIRE(board["days"].size() == 30);
    CHECK(board["days"].back() == Json{{"day", "2026-11-20"}, {"begun", 1}, {"late", 0}});
    CHECK(board["compared_days"].size() == 30);
    for (const auto* name :
         {"due_soon", "overdue", "rejected", "requests", "disputed", "pressure", "measure", "sample", "objection"})
        CHECK(board["waiting"][name] == 0);
}

TEST_CASE("One looks from the province into a brigade, and sees its way back") {
    Region region;
    const auto lead = region.enter({Role::Lead}, "hubei");
    const auto detachment = region.board(lead, "?unit=wuhan");
    CHECK(units_of(detachment["path"]) == Ids{"hubei", "wuhan"});
    CHECK(units_of(detachment["rows"]) == Ids{"wuhan", "caidian"});
    CHECK(row_of(detachment, "wuhan")["numbers"]["begun"] == 0);
    CHECK(row_of(detachment, "caidian")["numbers"]["begun"] == 1);
    CHECK(row_of(detachment, "caidian")["has_below"] == false);
    const auto brigade = region.board(lead, "?unit=caidian");
    CHECK(units_of(brigade["path"]) == Ids{"hubei", "wuhan", "caidian"});
    CHECK(units_of(brigade["rows"]) == Ids{"caidian"});
    CHECK(region.count(lead, "?round=begun&round_unit=caidian") == 1);
}

TEST_CASE("Whoever may not read the cases of units below, or has none below, is shown no board") {
    Region region;
    for (const auto role :
         {Role::Handler, Role::Auditor, Role::Administrator, Role::Counter, Role::Codes, Role::Officer}) {
        CAPTURE(facts_of(roles, role).id);
        const auto refused = region.get(board_path, region.enter({role}, "wuhan"));
        CHECK(refused->status == 403);
        CHECK_FALSE(contains(refused->body, "caidian"));
    }
    CHECK(region.get(board_path, region.enter({Role::Lead}, "caidian"))->status == 403);
    CHECK(region.get(board_path, {})->status == 401);
}

TEST_CASE("A unit that is above, elsewhere or nowhere is not found, and which of it is not told") {
    Region region;
    const auto lead = region.enter({Role::Lead}, "wuhan");
    const auto above = region.get(board_path + std::string{"?unit=hubei"}, lead);
    const auto nowhere = region.get(board_path + std::string{"?unit=nowhere"}, lead);
    check_refused(above, 404, "unit");
    CHECK(above->body == nowhere->body);
}

TEST_CASE("A supervisor is shown the units below and not the own one; pressure is told at the top alone") {
    Region region;
    REQUIRE(region.citizen.act("report_pressure", {{"words", "有人打电话要我撤回"}})->status == 200);
    const auto of_wuhan = region.board(region.enter({Role::Supervisor}, "wuhan"));
    CHECK(units_of(of_wuhan["rows"]) == Ids{"caidian"});
    CHECK_FALSE(of_wuhan["waiting"].contains("pressure"));
    const auto of_hubei = region.board(region.enter({Role::Supervisor}, "hubei"));
    CHECK(units_of(of_hubei["rows"]) == Ids{"wuhan"});
    CHECK(of_hubei["waiting"]["pressure"] == 1);
}

TEST_CASE("A rejected reply is its unit's, wherever the case is by now, and in the list behind the number") {
    Region region;
    region.answer_case();
    region.reject();
    const auto lead = region.enter({Role::Lead}, "wuhan");
    const auto board = region.board(lead);
    const auto brigade = row_of(board, "caidian"), own = row_of(board, "wuhan");
    CHECK(brigade["open"] == 0);
    CHECK(own["open"] == 1);
    for (const auto* name : {"begun", "answered", "rejected", "escalated"}) {
        CAPTURE(name);
        CHECK(brigade["numbers"][name] == 1);
        CHECK(board["total"]["numbers"][name] == 1); // One case, of two rounds.
        CHECK(region.count(lead, std::string{"?round="} + name + "&round_under=caidian&round_from=2026-11-20") == 1);
    }
    CHECK(brigade["numbers"]["median_days"] == 0);
    CHECK(own["numbers"]["begun"] == 1);
    CHECK(own["numbers"]["rejected"] == 0);
    CHECK(region.count(lead, "?round=rejected&round_unit=wuhan") == 0);
    CHECK(region.count(lead, "?round=rejected&round_under=wuhan") == 1);
    CHECK(region.count(lead, "?mark=rejected&under=wuhan") == 1);
    CHECK(board["waiting"]["rejected"] == 0); // It is not below any more.
    CHECK(region.board(region.enter({Role::Lead}, "hubei"))["waiting"]["rejected"] == 1);
}

TEST_CASE("A case that has come to a unit above the reader's is in none of the numbers and in no list") {
    Region region;
    region.citizen.does(lead_of_hubei, TakeOver, {.words = "由总队办理"});
    const auto lead = region.enter({Role::Lead}, "wuhan");
    CHECK(region.board(lead)["total"]["numbers"]["begun"] == 0);
    CHECK(region.count(lead, "?round=begun") == 0);
    const auto bureau = region.enter({Role::Lead}, "hubei");
    CHECK(row_of(region.board(bureau), "wuhan")["numbers"]["escalated"] == 1);
    CHECK(region.count(bureau, "?round=escalated&round_under=wuhan") == 1);
}

TEST_CASE("A round that the reader's own unit owed before is not counted for who may read the units below alone") {
    Region region;
    region.citizen.does(lead_of_wuhan, TakeOver, {.words = "由支队办理"});
    region.citizen.does(CitizenDesk::reviewer, Take);
    region.citizen.does(CitizenDesk::reviewer, RequestTransfer, {.words = "由大队办理"});
    region.citizen.does(lead_of_hubei, GrantRequest, {.unit_id = "caidian"});
    const auto supervisor = region.enter({Role::Supervisor}, "wuhan");
    const auto board = region.board(supervisor);
    CHECK(board["total"]["numbers"]["begun"] == 1);
    CHECK(region.count(supervisor, "?round=begun&round_unit=wuhan") == 0);
    CHECK(region.count(supervisor, "?round=begun&round_under=wuhan") == 1);
    CHECK(region.count(region.enter({Role::Lead}, "wuhan"), "?round=begun&round_unit=wuhan") == 1);
}

TEST_CASE("Whoever is on the code is counted nothing of the case, and it is in no list behind the board") {
    Region region;
    const auto named = region.staff.enter({Role::Lead}, "hubei", "12345");
    const auto board = region.board(named);
    CHECK(board["total"]["numbers"]["begun"] == 0);
    CHECK(board["total"]["open"] == 0);
    CHECK(region.count(named, "?round=begun") == 0);
    CHECK(region.count(named, "?under=hubei") == 0);
}

TEST_CASE("What is due soon is due until the next working day, and late the day after its own") {
    Region region;
    auto& clock = region.citizen.server.clock;
    const auto expect = [&](int due_soon, int overdue, int late) {
        const auto lead = region.enter({Role::Lead}, "hubei"); // Sessions have ended meanwhile.
        const auto board = region.board(lead);
        CAPTURE(board["until"]);
        const auto wuhan = row_of(board, "wuhan");
        CHECK(wuhan["due_soon"] == due_soon);
        CHECK(wuhan["overdue"] == overdue);
        CHECK(wuhan["numbers"]["late"] == late);
        CHECK(wuhan["numbers"]["late_at_first"] == late);
        CHECK(board["waiting"]["due_soon"] == due_soon);
        CHECK(board["waiting"]["overdue"] == overdue);
        CHECK(region.count(lead, "?mark=due_soon&under=wuhan") == static_cast<std::size_t>(due_soon));
        CHECK(region.count(lead, "?round=late&round_under=wuhan") == static_cast<std::size_t>(late));
    };
    expect(0, 0, 0);
    clock.pass(3 * 24h); // Monday; it is due on Wednesday.
    expect(0, 0, 0);
    clock.pass(24h);
    expect(1, 0, 0);
    clock.pass(24h);
    expect(1, 0, 0);
    clock.pass(24h);
    expect(0, 1, 1);
}

TEST_CASE("A period is compared with the days before it or with those of a year earlier") {
    Region region;
    region.citizen.server.clock.pass(24h);
    const auto lead = region.enter({Role::Lead}, "hubei");
    const auto board = region.board(lead, "?from=2026-11-21&until=2026-11-21");
    CHECK(board["total"]["numbers"]["begun"] == 0);
    CHECK(board["total"]["compared"]["begun"] == 1);
    CHECK(board["total"]["compared"]["evaluations"] == 1);
    CHECK(board["compared_days"] == Json{{{"day", "2026-11-20"}, {"begun", 1}, {"late", 0}}});
    CHECK(board["total"]["situations"][0]["compared"] == 1);
    const auto year = region.board(lead, "?from=2026-11-20&compare=year");
    CHECK(year["compared_from"] == "2025-11-20");
    CHECK(year["compared_until"] == "2025-11-21");
    CHECK(year["total"]["numbers"]["begun"] == 1);
}

TEST_CASE("Of one module or one situation the board counts no other") {
    Region region;
    const auto lead = region.enter({Role::Lead}, "hubei");
    for (const auto* query : {"?module=service", "?situation=uncivil_language"}) {
        const auto board = region.board(lead, query);
        CHECK(board["total"]["numbers"]["begun"] == 0);
        CHECK(board["total"]["open"] == 0);
        CHECK(board["total"]["numbers"]["evaluations"] == 1);
    }
    for (const auto* query : {"?module=law_enforcement", "?situation=unfair_enforcement"})
        CHECK(region.board(lead, query)["total"]["numbers"]["begun"] == 1);
    CHECK(region.count(lead, "?round=begun&situation=unfair_enforcement&module=law_enforcement&sort=received") == 1);
    CHECK(region.count(lead, "?round=begun&module=service") == 0);
}

TEST_CASE("What no board can be asked for is refused, and named") {
    Region region;
    const auto lead = region.enter({Role::Lead}, "hubei");
    const std::pair<const char*, const char*> refusals[] = {
        {"?from=2026-02-30", "from"},
        {"?until=", "until"},
        {"?from=2026-11-20&until=2026-11-19", "from"},
        {"?until=2026-11-21", "until"},
        {"?from=2026-08-20&until=2026-11-20", "until"}, // 93 days.
        {"?from=0001-01-01&until=0001-01-02", "from"},
        {"?compare=tomorrow", "compare"},
        {"?module=tax", "module"},
        {"?situation=", "situation"},
        {"?unit=", "unit"},
        {"?mark=overdue", "mark"},
    };
    for (const auto& [query, field] : refusals) {
        CAPTURE(query);
        check_refused(region.get(board_path + std::string{query}, lead), 400, field);
    }
}

TEST_CASE("A list is asked for a round that can be, or is refused") {
    Region region;
    const auto lead = region.enter({Role::Lead}, "hubei");
    const std::pair<const char*, const char*> refusals[] = {
        {"?round=finished", "round"},
        {"?round=", "round"},
        {"?round_unit=caidian", "round"},
        {"?round_from=2026-11-20", "round"},
        {"?round=late&round_from=2026-11-31", "round_from"},
        {"?round=late&round_until=soon", "round_until"},
        {"?round=late&round_from=2026-11-20&round_until=2026-11-19", "round_from"},
        {"?round=late&round_unit=caidian&round_under=wuhan", "round_unit"},
        {"?under=", "under"},
        {"?round_of=wuhan", "round_of"},
    };
    for (const auto& [query, field] : refusals) {
        CAPTURE(query);
        check_refused(region.get(cases_path + std::string{query}, lead), 400, field);
    }
    for (const auto* query :
         {"?under=nowhere", "?round=begun&round_under=nowhere", "?round=begun&round_from=2026-11-21"})
        CHECK(region.count(lead, query) == 0);
}

TEST_CASE("All that is asked of a round is of one round of the case") {
    Region region;
    region.answer_case();
    region.reject();
    const auto lead = region.enter({Role::Lead}, "hubei");
    CHECK(region.count(lead, "?round=answered&round_unit=caidian") == 1);
    CHECK(region.count(lead, "?round=answered&round_unit=wuhan") == 0); // The second one is not answered.
    CHECK(region.count(lead, "?round=begun&round_unit=wuhan&under=wuhan&status=handling") == 1);
    CHECK(region.count(lead, "?round=begun&round_unit=caidian&under=caidian") == 0);
}

TEST_CASE("Requests are listed of a unit with all below it") {
    Region region;
    region.citizen.does(CitizenDesk::handler, Take);
    region.citizen.does(CitizenDesk::handler, RequestTransfer, {.words = "不属我大队"});
    const auto lead = region.enter({Role::Lead}, "hubei");
    CHECK(region.board(lead)["waiting"]["requests"] == 1);
    const auto list = [&](const std::string& query) {
        return Json::parse(region.get("/api/v1/requests" + query, lead)->body)["cases"].size();
    };
    CHECK(list("?at=below&under=wuhan") == 1);
    CHECK(list("?at=below&under=hubei") == 1);
    CHECK(list("?at=own&under=hubei") == 0);
}
