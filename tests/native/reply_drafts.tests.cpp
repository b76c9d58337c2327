#include "tests/support/upload_office.hpp"

#include "native/app/reply_drafts.hpp"
#include "native/http/exchange/body_limits.hpp"

#include <catch_amalgamated.hpp>

// Drafts of replies, on a server that runs.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

const Json begun{{"findings", {{{"situation", "unfair_enforcement"}}}}, {"text", "经查看{谁}的执法记录仪"}};

struct DraftOffice : UploadOffice {
    std::string draft_path = path + "/draft";

    httplib::Result read(const httplib::Headers& who) const { return get(draft_path, who); }
    httplib::Result save(const httplib::Headers& who, const Json& draft = begun) const {
        return citizen.server.client().Put(draft_path, who, draft.dump(), "application/json");
    }
    httplib::Result drop(const httplib::Headers& who) const { return citizen.server.client().Delete(draft_path, who); }

    std::int64_t stored_drafts() { return count_rows(citizen.server.store, "reply_draft"); }
};

// Of whom the case says that they write a reply.
Json writing(const DraftOffice& station, const httplib::Headers& who) {
    return station.shown(who).value("writing", Json::array());
}

Json reply_json() {
    return {{"findings",
             {{{"situation", "impounded_without_cause"}, {"finding", "lawful"}},
              {{"situation", "unfair_enforcement"}, {"finding", "did_not_happen"}}}},
            {"text", "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。"},
            {"basis", "道路交通安全法第八十七条"}};
}

} // namespace

TEST_CASE("An unfinished reply is kept as far as it is, read again, written over and dropped") {
    DraftOffice station;
    check_refusal(station.read(station.handler), 404, "not_found", "draft");
    const auto saved = station.save(station.handler);
    REQUIRE(saved->status == 200);
    const auto at = station.citizen.server.clock.now().time_since_epoch().count();
    CHECK(Json::parse(saved->body) == Json{{"reply", begun}, {"saved_at", at}});
    CHECK(station.read(station.handler)->body == saved->body);
    for (const auto& other : {Json::object(), Json{{"measures", {{{"kind", "apologised"}}}}}, reply_json()}) {
        REQUIRE(station.save(station.handler, other)->status == 200);
        CHECK(Json::parse(station.read(station.handler)->body)["reply"] == other);
    }
    CHECK(station.drop(station.handler)->status == 204);
    CHECK(station.drop(station.handler)->status == 204);
    check_refusal(station.read(station.handler), 404, "not_found", "draft");
}

TEST_CASE("A draft is its author's alone: another who handles the case has another") {
    DraftOffice station;
    const auto lead = station.enter({Role::Lead}, "caidian");
    REQUIRE(station.save(station.handler)->status == 200);
    check_refusal(station.read(lead), 404, "not_found", "draft");
    REQUIRE(station.save(lead, {{"text", "另一份"}})->status == 200);
    CHECK(Json::parse(station.read(lead)->body)["reply"]["text"] == "另一份");
    CHECK(Json::parse(station.read(station.handler)->body)["reply"] == begun);
    CHECK(station.drop(lead)->status == 204);
    CHECK(station.read(station.handler)->status == 200);
}

TEST_CASE("Colleagues see who is writing a reply for 30 minutes, and nothing of what is written") {
    DraftOffice station;
    const auto lead = station.enter({Role::Lead}, "caidian");
    const auto colleague = station.enter({Role::Handler}, "caidian");
    CHECK_FALSE(station.shown(lead).contains("writing"));
    REQUIRE(station.save(station.handler)->status == 200);
    const Json expected{{{"name", "张三7001"}, {"badge", "7001"}}};
    CHECK(writing(station, lead) == expected);
    CHECK(writing(station, colleague) == expected);
    CHECK_FALSE(station.shown(station.handler).contains("writing"));
    CHECK_FALSE(contains(station.get(station.path, lead)->body, "执法记录仪"));
    REQUIRE(station.save(lead)->status == 200); // It keeps nobody from writing.
    CHECK(writing(station, station.handler) == Json{{{"name", "张三7002"}, {"badge", "7002"}}});
    CHECK(writing(station, colleague).size() == 2);
    station.citizen.server.clock.pass(std::chrono::minutes{29});
    CHECK(writing(station, colleague).size() == 2);
    REQUIRE(station.save(station.handler)->status == 200);
    station.citizen.server.clock.pass(std::chrono::minutes{1});
    CHECK(writing(station, colleague) == expected);
    CHECK_FALSE(station.shown(station.handler).contains("writing"));
}

TEST_CASE("Nobody is writing any more who has dropped the draft or handed the reply in") {
    DraftOffice station;
    const auto lead = station.enter({Role::Lead}, "caidian");
    REQUIRE(station.save(station.handler)->status == 200);
    REQUIRE(writing(station, lead).size() == 1);
    SECTION("dropped") { REQUIRE(station.drop(station.handler)->status == 204); }
    SECTION("handed in") {
        const auto seen = station.seen();
        REQUIRE(
            station
                .act(station.handler, {{"action", "hand_in"}, {"seen", seen}, {"details", {{"reply", reply_json()}}}})
                ->status == 200);
    }
    CHECK_FALSE(station.shown(lead).contains("writing"));
}

TEST_CASE("Who may neither handle the case nor approve its reply does not see that one is written") {
    DraftOffice station;
    REQUIRE(station.save(station.handler)->status == 200);
    for (const auto& [role, unit_id] : {std::pair{Role::Lead, "wuhan"}, {Role::Supervisor, "wuhan"}}) {
        CAPTURE(facts_of(roles, role).id, unit_id);
        const auto shown = station.shown(station.enter({role}, unit_id));
        REQUIRE(shown["status"] == "handling");
        CHECK_FALSE(shown.contains("writing"));
    }
}

TEST_CASE("A unit that had the case before does not see who writes a reply now") {
    DraftOffice station;
    const auto above = station.enter({Role::Lead}, "wuhan");
    const auto reviewer = station.enter({Role::Handler}, "wuhan");
    const auto seen = station.shown(above)["events"].back()["number"];
    REQUIRE(station.act(above, {{"action", "take_over"}, {"seen", seen}, {"details", {{"words", "重大"}}}})->status ==
            200);
    REQUIRE(station.save(reviewer)->status == 200);
    CHECK(writing(station, above).size() == 1);
    const auto former = station.shown(station.handler);
    REQUIRE(former.contains("receipt"));
    CHECK_FALSE(former.contains("writing"));
}

TEST_CASE("Whoever may not handle the case has no draft of it, and who may not see it knows of none") {
    DraftOffice station;
    struct Expected {
        Role role;
        const char* unit_id;
        int status;
    };
    for (const auto& [role, unit_id, status] :
         {Expected{Role::Lead, "wuhan", 403}, Expected{Role::Auditor, "hubei", 404},
          Expected{Role::Supervisor, "wuhan", 403}, Expected{Role::Handler, "wuhan", 404},
          Expected{Role::Counter, "caidian", 404}}) {
        CAPTURE(facts_of(roles, role).id, unit_id);
        const auto who = station.enter({role}, unit_id);
        CHECK(station.read(who)->status == status);
        CHECK(station.save(who)->status == status);
        CHECK(station.drop(who)->status == status);
    }
    CHECK(station.save({})->status == 401);
    auto elsewhere = station.handler;
    elsewhere.emplace("Sec-Fetch-Site", "cross-site");
    check_refusal(station.save(elsewhere), 403, "forbidden", "");
    CHECK(station.stored_drafts() == 0);
}

TEST_CASE("A draft that is no reply, or more than a reply may be, is refused and the one before stays") {
    DraftOffice station;
    REQUIRE(station.save(station.handler)->status == 200);
    const auto many = [](std::size_t count, const Json& each) { return Json(std::vector<Json>(count, each)); };
    const std::string zero(64, '0');
    const std::pair<Json, const char*> refused[] = {
        {{{"text", std::string(5001, 'x')}}, "text"},
        {{{"basis", std::string(1001, 'x')}}, "basis"},
        {{{"text", 7}}, "text"},
        {{{"colour", "red"}}, "colour"},
        {{{"measures", many(21, {{"kind", "explained"}})}}, "measures"},
        {{{"attachments", many(10, zero)}}, "attachments"},
        {{{"findings", many(100, {{"situation", "unfair_enforcement"}})}}, "findings"},
        {{{"findings", {{{"situation", "weather"}}}}}, "situation"},
        {{{"findings",
           {{{"situation", "unfair_enforcement"}, {"decline", "before_court"}, {"way", std::string(501, 'x')}}}}},
         "findings"},
    };
    for (const auto& [draft, field] : refused)
        check_refusal(station.save(station.handler, draft), 400, "invalid", field);
    const auto too_long = station.citizen.server.client().Put(
        station.draft_path, station.handler, std::string(http::max_action_bytes + 1, ' '), "application/json");
    REQUIRE(too_long);
    CHECK(too_long->status == 413);
    CHECK(station.citizen.server.client().Put(station.draft_path, station.handler, "{", "application/json")->status ==
          400);
    CHECK(Json::parse(station.read(station.handler)->body)["reply"] == begun);
}

TEST_CASE("A draft goes when its author issues the reply, and stays when that is refused") {
    DraftOffice station;
    const auto lead = station.enter({Role::Lead}, "caidian");
    REQUIRE(station.save(station.handler)->status == 200);
    REQUIRE(station.save(lead)->status == 200);
    auto wrong = reply_json();
    wrong.erase("basis");
    const auto issue = [&](const Json& reply) {
        return station.act(station.handler,
                           {{"action", "issue_reply"}, {"seen", station.seen()}, {"details", {{"reply", reply}}}});
    };
    CHECK(issue(wrong)->status == 400);
    CHECK(station.read(station.handler)->status == 200);
    REQUIRE(issue(reply_json())->status == 200);
    CHECK(station.read(station.handler)->status == 404);
    CHECK(station.read(lead)->status == 200);
    check_refusal(station.save(station.handler), 409, "conflict", "");
}

TEST_CASE("All drafts of a case go when it leaves the unit or is closed") {
    DraftOffice station;
    const auto lead = station.enter({Role::Lead}, "caidian");
    REQUIRE(station.save(station.handler)->status == 200);
    REQUIRE(station.save(lead)->status == 200);
    CHECK(station.stored_drafts() == 2);
    SECTION("taken over by the level above") {
        const auto above = station.enter({Role::Lead}, "wuhan");
        const auto seen = station.shown(above)["events"].back()["number"];
        REQUIRE(
            station.act(above, {{"action", "take_over"}, {"seen", seen}, {"details", {{"words", "重大"}}}})->status ==
            200);
        check_refusal(station.read(station.handler), 403, "forbidden", "");
        check_refusal(station.save(station.handler), 403, "forbidden", "");
    }
    SECTION("closed by the citizen") {
        REQUIRE(station.citizen.act("withdraw", {{"withdrawal", "settled"}, {"was_asked_for", true}})->status == 200);
        check_refusal(station.read(station.handler), 404, "not_found", "draft");
        check_refusal(station.save(station.handler), 409, "conflict", "");
    }
    CHECK(station.stored_drafts() == 0);
}

TEST_CASE("Nothing of a draft is in the journal, and it makes no event") {
    DraftOffice station;
    const auto lines = [&] { return count_rows(station.citizen.server.store, "journal"); };
    const auto before = lines();
    const auto events = count_rows(station.citizen.server.store, "case_event");
    REQUIRE(station.save(station.handler)->status == 200);
    CHECK(station.read(station.handler)->status == 200);
    CHECK(lines() == before);
    CHECK(count_rows(station.citizen.server.store, "case_event") == events);
}

TEST_CASE("Who is disabled after the server knew who asks saves no draft") {
    DraftOffice station;
    auto& server = station.citizen.server;
    const auto stored =
        server.store.read([](store::Database& database) { return store::find_staff(database, "7001"); });
    const app::StaffMember member{stored->id, stored->facts.officer, stored->facts.unit_id, stored->facts.roles};
    app::disable_staff(server.store, "7001");
    const auto saved = app::save_reply_draft(server.store, ReceiptNumber::parse(station.citizen.receipt).value(),
                                             member, Reply{.text = "经查"}, server.clock.now());
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == ErrorCode::Unauthorized);
    CHECK(station.stored_drafts() == 0);
}
