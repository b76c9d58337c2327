#include "tests/support/case_office.hpp"

#include "native/store/journal.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

Json hand_over_to(const std::string& badge, const std::string& name) {
    return {{"action", "hand_over"}, {"details", {{"officer", {{"name", name}, {"badge", badge}}}}}};
}

} // namespace

TEST_CASE("Each role finds and reads the cases of its own unit, above and below it as the table of rights says") {
    Office station;
    struct Expected {
        Role role;
        const char* unit_id;
        bool reads;
    };
    const Expected expectations[] = {
        {Role::Handler, "caidian", true},  {Role::Handler, "wuhan", false},
        {Role::Lead, "caidian", true},     {Role::Lead, "wuhan", true},
        {Role::Lead, "hubei", true},       {Role::Supervisor, "caidian", false},
        {Role::Supervisor, "wuhan", true}, {Role::Auditor, "caidian", false},
        {Role::Auditor, "hubei", false},   {Role::Administrator, "caidian", false},
        {Role::Counter, "caidian", false}, {Role::Codes, "caidian", false},
        {Role::Officer, "caidian", false}, {Role::Administrator, "hubei", false},
    };
    for (const auto& [role, unit_id, reads] : expectations) {
        CAPTURE(facts_of(roles, role).id, unit_id);
        const auto who = station.enter({role}, unit_id);
        CHECK(station.listed(who).size() == (reads ? 1U : 0U));
        CHECK(station.get(station.path, who)->status == (reads ? 200 : 404));
        const auto acted = station.act(who, {{"action", "take"}, {"seen", 99}});
        CHECK(acted->status == (reads ? 409 : 404));
        const auto unknown = station.get("/api/v1/cases/ZP-20261120-00000000-0", who);
        if (!reads) CHECK(station.get(station.path, who)->body == unknown->body);
    }
}

TEST_CASE("A handler takes a case and answers it, the citizen rejects, and the level above answers") {
    Office station;
    const auto handler = station.enter({Role::Handler}, "caidian");
    const auto lead = station.enter({Role::Lead}, "wuhan");
    CHECK(station.shown(handler)["may"].size() > 5);
    REQUIRE(station.act(handler, {{"action", "take"}, {"seen", 1}})->status == 200);
    const auto reply = Json{{"findings",
                             {{{"situation", "impounded_without_cause"}, {"finding", "lawful"}},
                              {{"situation", "unfair_enforcement"}, {"finding", "did_not_happen"}}}},
                            {"text", "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。"},
                            {"basis", "道路交通安全法第八十七条"}};
    const auto answered =
        station.act(handler, {{"action", "issue_reply"}, {"seen", 2}, {"details", {{"reply", reply}}}});
    REQUIRE(answered->status == 200);
    CHECK(Json::parse(answered->body)["status"] == "answered");
    REQUIRE(station.citizen.act("reject", {{"words", "不满意"}})->status == 200);
    CHECK(station.shown(lead)["unit"] == "wuhan");
    const auto seen = station.shown(lead)["events"].back()["number"];
    CHECK(station.act(lead, {{"action", "take"}, {"seen", seen}})->status == 200);
    CHECK(station.shown(handler)["status"] == "answered"); // As it stood when it was theirs.
    CHECK(station.act(handler, {{"action", "take"}, {"seen", 3}})->status == 403);
    CHECK(station.listed(handler).empty());
}

TEST_CASE("Whoever has not seen the last event is told what has happened since") {
    Office station;
    const auto handler = station.enter({Role::Handler}, "caidian");
    const auto other = station.enter({Role::Handler}, "caidian");
    REQUIRE(station.act(handler, {{"action", "take"}, {"seen", 1}})->status == 200);
    const auto late = station.act(other, {{"action", "take"}, {"seen", 1}});
    CHECK(late->status == 409);
    const auto events = Json::parse(late->body)["events"];
    REQUIRE(events.size() == 1);
    CHECK(events[0]["action"] == "take");
    CHECK(station.act(other, {{"action", "take"}, {"seen", 4711}})->status == 409);
    check_refused(station.act(other, {{"action", "take"}}), 400, "seen");
    check_refused(station.act(other, {{"action", "steal"}, {"seen", 2}}), 400, "action");
    check_refused(station.act(other, {{"action", "take"}, {"seen", 2}, {"role", "lead"}}), 400, "role");
    CHECK(station.act(other, {{"action", "accept"}, {"seen", 2}})->status == 409);
    CHECK(station.act(other, {{"action", "urge"}, {"seen", 2}, {"details", {{"words", "请办"}}}})->status == 403);
}

TEST_CASE("A case is handed over to nobody whom its unit does not have, and under nobody else's name") {
    Office station;
    const auto lead = station.enter({Role::Lead}, "caidian");
    station.staff.enter({Role::Handler}, "caidian", "9002");
    station.staff.enter({Role::Handler}, "wuhan", "9003");
    station.staff.enter({Role::Auditor}, "caidian", "9004");
    for (const auto* badge : {"999999", "9003", "9004", ""})
        check_refused(station.act(lead, hand_over_to(badge, "李四")), 400, "officer");
    const auto done = station.act(lead, hand_over_to("9002", "别人的名字"));
    REQUIRE(done->status == 200);
    CHECK_FALSE(contains(done->body, "别人的名字"));
}

TEST_CASE("A request for somebody else than who is signed in is answered as if nobody were") {
    Office station;
    const auto handler = station.enter({Role::Handler}, "caidian");
    const auto own = Json::parse(station.get("/api/v1/staff/session", handler)->body)["badge"].get<std::string>();
    const auto asked_for = [&](const std::string& badge) {
        auto headers = handler;
        headers.emplace("X-Staff", badge);
        return station.citizen.server.client().Get("/api/v1/cases", headers)->status;
    };
    CHECK(asked_for(own) == 200);
    CHECK(asked_for("900009") == 401);
    CHECK(asked_for("") == 401);
}

TEST_CASE("A case is handed over also by who has not opened it, and nothing else is done so") {
    Office station;
    const auto lead = station.enter({Role::Lead}, "caidian");
    station.staff.enter({Role::Handler}, "caidian", "9002");
    const auto done = station.act(lead, hand_over_to("9002", "李四"));
    REQUIRE(done->status == 200);
    CHECK(Json::parse(done->body)["handler"]["badge"] == "9002");
    for (const auto* action : {"take", "request_transfer", "issue_reply"})
        check_refused(station.act(lead, {{"action", action}}), 400, "seen");
}

TEST_CASE("Who looks at a case is stored once an hour with a line in the journal, and its version stays") {
    Office station;
    const auto handler = station.enter({Role::Handler}, "caidian");
    const auto other = station.enter({Role::Administrator}, "caidian");
    const auto lines = [&] {
        return station.citizen.server.store.read(
            [](store::Database& database) { return store::journal_end(database).number; });
    };
    const auto before = lines();
    CHECK(station.shown(handler)["events"].size() == 1);
    CHECK(station.shown(handler)["events"].size() == 1);
    CHECK(lines() == before + 1);
    CHECK(station.get(station.path, other)->status == 404);
    CHECK(lines() == before + 1);
    station.citizen.server.clock.pass(std::chrono::minutes{25}); // Another hour; a session lasts for half of one.
    station.shown(handler);
    CHECK(lines() == before + 2);
}

TEST_CASE(
    "A report of pressure is told to the bureau, and neither by a mark, a filter, a number nor a word to the unit") {
    Office station;
    const auto lead = station.enter({Role::Lead}, "caidian");
    const auto detachment = station.enter({Role::Lead}, "wuhan");
    const auto bureau = station.enter({Role::Lead}, "hubei");
    const auto told = [&](const httplib::Headers& who) {
        return station.get(cases_path, who)->body + station.get(station.path, who)->body;
    };
    const auto before = told(lead);
    REQUIRE(station.citizen.act("report_pressure", {{"words", "有人让我撤回"}})->status == 200);
    CHECK(told(lead) == before);
    CHECK_FALSE(contains(told(detachment), "pressure"));
    CHECK(contains(told(bureau), "有人让我撤回"));
    CHECK(station.listed(lead, "?mark=pressure").empty());
    CHECK(station.listed(detachment, "?mark=pressure").empty());
    CHECK(station.listed(bureau, "?mark=pressure").size() == 1);
    CHECK(station.act(lead, {{"action", "take"}, {"seen", 1}})->status == 200);
}

TEST_CASE("A list is filtered, sorted and read in pages, and what is made up is refused") {
    Office station;
    for (const char digit : {'1', '2', '3'}) {
        const std::string token(32, digit);
        station.citizen.server.clock.pass(std::chrono::minutes{1});
        REQUIRE_FALSE(station.citizen.submit({{"submission_id", token}}, token).empty());
    }
    const auto lead = station.enter({Role::Lead}, "wuhan");
    const auto all = station.listed(lead);
    REQUIRE(all.size() == 4);
    const auto newest = station.listed(lead, "?sort=-received");
    CHECK(std::vector(newest.rbegin(), newest.rend()) == all);
    for (const std::string sort : {"due", "received", "-received"}) {
        std::vector<std::string> paged;
        std::string after;
        do {
            const auto page = Json::parse(station.get(cases_path + ("?limit=3&sort=" + sort) + after, lead)->body);
            for (const auto& each : page["cases"]) paged.push_back(each["receipt"]);
            after = page.contains("next") ? "&after=" + page["next"].get<std::string>() : "";
        } while (!after.empty());
        CHECK(paged == station.listed(lead, "?sort=" + sort));
    }
    CHECK(station
              .listed(lead, "?unit=caidian&status=handling&level=brigade&module=law_enforcement"
                            "&situation=unfair_enforcement&due=2026-11-25")
              .size() == 4);
    for (const auto* none : {"?unit=wuhan", "?status=closed", "?level=bureau", "?module=driving_test", "?mark=overdue",
                             "?situation=uncivil_language", "?due=2026-11-26", "?handler=7001", "?mark=sample"})
        CHECK(station.listed(lead, none).empty());
    const std::pair<const char*, const char*> refused[] = {
        {"?status=open", "status"}, {"?sort=name", "sort"},   {"?limit=0", "limit"},       {"?limit=2001", "limit"},
        {"?limit=x", "limit"},      {"?due=today", "due"},    {"?mark=red", "mark"},       {"?after=1", "after"},
        {"?colour=red", "colour"},  {"?handler=", "handler"}, {"?handler=000", "handler"}, {"?after=-_ZP-1", "after"},
        {"?level=village", "level"}};
    for (const auto& [query, field] : refused)
        check_refused(station.get(cases_path + std::string{query}, lead), 400, field);
}

TEST_CASE("A handler finds what is theirs, and the level above what waits for it") {
    Office station;
    const auto handler = station.enter({Role::Handler}, "caidian");
    const auto lead = station.enter({Role::Lead}, "wuhan");
    REQUIRE(station.act(handler, {{"action", "take"}, {"seen", 1}})->status == 200);
    CHECK(station.listed(handler, "?handler=7001").size() == 1);
    CHECK(station.listed(handler, "?handler=7002").empty());
    CHECK(Json::parse(station.get("/api/v1/requests", lead)->body)["cases"].empty());
    REQUIRE(station
                .act(handler, {{"action", "request_extension"},
                               {"seen", 2},
                               {"details", {{"words", "鉴定未出"}, {"working_days", 2}}}})
                ->status == 200);
    CHECK(Json::parse(station.get("/api/v1/requests", lead)->body)["cases"].size() == 1);
    REQUIRE(station.act(lead, {{"action", "grant_request"}, {"seen", 3}})->status == 200);
    CHECK(Json::parse(station.get("/api/v1/requests", lead)->body)["cases"].empty());
}

TEST_CASE("Another site's page does nothing with a case, whoever is signed in") {
    Office station;
    auto handler = station.enter({Role::Handler}, "caidian");
    handler.emplace("Sec-Fetch-Site", "cross-site");
    CHECK(station.act(handler, {{"action", "take"}, {"seen", 1}})->status == 403);
}

TEST_CASE("A cursor of a case out of reach is refused like one that was made up, so that it tells nothing") {
    Office station;
    const std::string token(32, '7');
    REQUIRE_FALSE(station.citizen.submit({{"submission_id", token}}, token).empty());
    const auto lead = station.enter({Role::Lead}, "caidian");
    const auto page = Json::parse(station.get(cases_path + std::string{"?limit=1"}, lead)->body);
    const auto next = "?after=" + page["next"].get<std::string>();
    CHECK(station.listed(lead, next).size() == 1);
    const auto elsewhere = station.enter({Role::Handler}, "wuhan");
    check_refused(station.get(cases_path + next, elsewhere), 400, "after");
    check_refused(station.get(cases_path + std::string{"?after=2026-11-25_ZP-20261120-00000000-0"}, elsewhere), 400,
                  "after");
}

TEST_CASE("Whoever the code names reads nothing of the case as staff, finds it in no list and is told of no change") {
    for (const auto* unit_id : {"caidian", "hubei"}) {
        CAPTURE(unit_id);
        Office station;
        const auto named =
            station.staff.enter({Role::Handler, Role::Lead, Role::Officer}, unit_id, "12345"); // The code says 012345.
        REQUIRE(station.citizen.act("report_pressure", {{"words", "有人让我撤回"}})->status == 200);
        CHECK(station.get(station.path, named)->status == 404);
        CHECK(station.get(station.path + "/draft", named)->status == 404);
        CHECK(station.act(named, {{"action", "take"}, {"seen", 1}})->status == 404);
        CHECK(station.listed(named).empty());
        CHECK(station.get("/api/v1/events?after=0", named)->status == 304);
        const auto colleague = station.enter({Role::Lead}, unit_id);
        CHECK(station.listed(colleague).size() == 1);
        CHECK(station.get("/api/v1/events?after=0", colleague)->status == 200);
    }
}

TEST_CASE("Whoever had a case before is refused alike, whatever becomes of it") {
    Office station;
    const auto handler = station.enter({Role::Handler, Role::Lead}, "caidian");
    station.citizen.does(CitizenDesk::handler, CaseAction::Take);
    station.citizen.does(CitizenDesk::handler, CaseAction::IssueReply, {.reply = CitizenDesk::clean_reply()});
    REQUIRE(station.citizen.act("reject", {{"words", "不满意"}})->status == 200);
    const auto seen = station.shown(handler)["events"].back()["number"];
    const auto check_refused_alike = [&] {
        for (const auto& action : case_actions) {
            CAPTURE(action.id);
            CHECK(station.act(handler, {{"action", action.id}, {"seen", seen}})->status == 403);
        }
    };
    check_refused_alike();
    station.citizen.does(CitizenDesk::reviewer, CaseAction::Take);
    check_refused_alike();
    station.citizen.does(CitizenDesk::reviewer, CaseAction::IssueReply, {.reply = CitizenDesk::clean_reply()});
    check_refused_alike();
    REQUIRE(station.citizen.act("accept")->status == 200);
    check_refused_alike();
}

TEST_CASE("Who has several roles sees the case as the one that sees most of it") {
    Office station;
    const auto both = station.enter({Role::Handler, Role::Supervisor}, "wuhan");
    station.citizen.does(test::staff(Role::Lead, "wuhan", "支队负责人", "2002"), CaseAction::TakeOver,
                         {.words = "由支队办理"});
    const auto supervisor = station.enter({Role::Supervisor}, "hubei");
    CHECK(station.shown(both)["events"].size() == station.shown(supervisor)["events"].size());
    CHECK(station.act(both, {{"action", "take"}, {"seen", 2}})->status == 200);
}
