#include "native/app/act_as_staff.hpp"
#include "native/app/load_units.hpp"
#include "tests/support/route_house.hpp"

#include <catch_amalgamated.hpp>

// What changes between reading a case and acting on it: who somebody is, where the case is, what has happened in it.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

const Json reply{{"findings",
                  {{{"situation", "impounded_without_cause"}, {"finding", "lawful"}},
                   {{"situation", "unfair_enforcement"}, {"finding", "did_not_happen"}}}},
                 {"text", "经查看执法记录仪，当时依法扣留车辆并当场出具了凭证，现将核查结果答复如下。"},
                 {"basis", "道路交通安全法第九十六条"}};

// A reply waits for the lead, who has read it.
struct Approval : RouteHouse {
    StaffAtBrowser& handler = hire("handler", Role::Handler, "caidian");
    StaffAtBrowser& lead = hire("lead", Role::Lead, "caidian");
    int seen = 0;

    Approval() {
        does(handler, "take");
        does(handler, "hand_in", {{"reply", reply}});
        seen = last_seen(lead);
    }

    int last_seen(StaffAtBrowser& who) { return who.shown(citizen.receipt)["events"].back()["number"]; }

    int status_of(StaffAtBrowser& who, const std::string& action, const Json& details = Json::object()) {
        return who.act_having_seen(seen, citizen.receipt, action, details)->status;
    }
    void change(StaffAtBrowser& who, const std::vector<Role>& roles, const std::string& unit_id) {
        const std::vector facts{store::StaffFacts{who.officer(), unit_id, roles}};
        const auto changed = app::load_staff(server.store, server.vault, server.random, facts, app::WhenKnown::Change);
        REQUIRE(std::get<app::LoadedStaff>(changed).changed == 1);
    }
    std::int64_t count_events() { return count_rows(server.store, "case_event"); }
};

void check_lists_alike(const httplib::Result& one, const httplib::Result& other) {
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->status == other->status);
    CHECK(one->body == other->body);
}

} // namespace

TEST_CASE("Who is demoted, moved or disabled after reading a reply does not approve it, and nothing changes") {
    Approval house;
    const auto events = house.count_events();
    house.change(house.lead, {Role::Handler}, "caidian");
    CHECK(house.status_of(house.lead, "approve") == 403);
    house.change(house.lead, {Role::Auditor}, "caidian");
    CHECK(house.status_of(house.lead, "approve") == 404);
    house.change(house.lead, {Role::Administrator}, "caidian");
    CHECK(house.status_of(house.lead, "approve") == 404);
    app::load_units(house.server.store, {{"jiangxia", "wuhan", Level::Brigade, {"江夏大队", "Jiangxia Brigade"}}});
    house.change(house.lead, {Role::Lead}, "jiangxia");
    CHECK(house.status_of(house.lead, "approve") == 404);
    app::disable_staff(house.server.store, house.lead.officer().badge);
    CHECK(house.lead.get("/api/v1/cases")->status == 401);
    CHECK(house.status_of(house.lead, "approve") == 401);
    CHECK(house.count_events() == events);
    CHECK(house.citizen.seen()["status"] == "approval");
}

TEST_CASE("Who is demoted or disabled after the server knew who asks does not approve either") {
    Approval house;
    auto& server = house.server;
    const auto known = [&](const std::vector<Role>& roles) {
        house.change(house.lead, roles, "caidian");
        const auto stored = server.store.read(
            [&](store::Database& database) { return store::find_staff(database, house.lead.officer().badge); });
        return app::StaffMember{stored->id, stored->facts.officer, stored->facts.unit_id, stored->facts.roles};
    };
    auto member = known({Role::Lead, Role::Handler});
    const auto refusal = [&]() -> std::optional<ErrorCode> {
        const auto approved = app::act_as_staff(server.store, app::case_means(server.calendar, server.random),
                                                ReceiptNumber::parse(house.citizen.receipt).value(), member,
                                                {CaseAction::Approve, house.seen, {}}, server.clock.now());
        return approved ? std::nullopt : std::optional{approved.error().code};
    };
    const auto events = house.count_events();
    house.change(house.lead, {Role::Handler}, "caidian");
    CHECK(refusal() == ErrorCode::Forbidden);
    member = known({Role::Lead});
    house.change(house.lead, {Role::Administrator}, "caidian");
    CHECK(refusal() == ErrorCode::NotFound);
    house.change(house.lead, {Role::Lead}, "wuhan"); // The level above may approve, but it was not asked.
    CHECK(refusal() == ErrorCode::Unauthorized);
    house.change(house.lead, {Role::Lead}, "caidian");
    app::disable_staff(server.store, house.lead.officer().badge);
    CHECK(refusal() == ErrorCode::Unauthorized);
    CHECK(house.count_events() == events);
}

TEST_CASE("Who becomes a lead after reading approves as one, once signed in with a code") {
    Approval house;
    house.change(house.lead, {Role::Handler}, "caidian");
    CHECK(house.status_of(house.lead, "approve") == 403);
    house.change(house.lead, {Role::Lead}, "caidian");
    CHECK(house.status_of(house.lead, "approve") == 200);
}

TEST_CASE("A case that went to another unit meanwhile takes nothing more from the one before") {
    Approval house;
    house.does(house.lead, "approve");
    house.seen = house.last_seen(house.handler);
    house.citizen_does("reject", {{"words", "不满意"}});
    const auto events = house.count_events();
    for (auto* who : {&house.handler, &house.lead}) {
        CHECK(house.status_of(*who, "record_contact",
                              {{"contact", "first"}, {"happened_at", 1795160400}, {"words", "已说明"}}) == 403);
        CHECK(house.status_of(*who, "take") == 403);
        CHECK(house.status_of(*who, "declare_concerned", {{"words", "认识当事人"}}) == 403);
    }
    CHECK(house.count_events() == events);
}

TEST_CASE("A reply is not approved after the case was taken over, nor by who has it now without having seen that") {
    Approval house;
    auto& above = house.hire("above", Role::Lead, "wuhan");
    house.does(above, "take_over", {{"words", "由支队办理"}});
    const auto events = house.count_events();
    for (const auto& [who, action] : {std::pair{&house.lead, "approve"}, {&house.handler, "take_back_reply"}}) {
        const auto refused = who->act_having_seen(house.seen, house.citizen.receipt, action);
        CHECK(refused->status == 403);
        CHECK(Json::parse(refused->body)["events"].empty()); // What the unit above does is not theirs to see.
    }
    const auto late = above.act_having_seen(house.seen, house.citizen.receipt, "take");
    CHECK(late->status == 409);
    CHECK(Json::parse(late->body)["events"].back()["action"] == "take_over");
    CHECK(house.count_events() == events);
    house.does(above, "take");
}

TEST_CASE("Of a lead who approves and a handler who takes the reply back at the same time one is told") {
    Approval house;
    const int own = house.last_seen(house.handler);
    int approved = 0, taken_back = 0;
    std::thread approving{[&] { approved = house.status_of(house.lead, "approve"); }};
    taken_back = house.handler.act_having_seen(own, house.citizen.receipt, "take_back_reply")->status;
    approving.join();
    CHECK(std::set{approved, taken_back} == std::set{200, 409});
    CHECK(house.citizen.seen()["status"] == (approved == 200 ? "answered" : "handling"));
}

TEST_CASE("A version of the future and one that is none are refused, and nothing changes") {
    Approval house;
    const auto events = house.count_events();
    const auto status = [&](const Json& seen) {
        return house.lead
            .post("/api/v1/cases/" + house.citizen.receipt + "/actions", {{"action", "approve"}, {"seen", seen}})
            ->status;
    };
    for (const std::int64_t future : {house.seen + 1, house.seen + 1000, 2147483647}) CHECK(status(future) == 409);
    for (const int none : {0, -1}) CHECK(status(none) == 409);
    for (const Json& none : {Json(4294967296 + house.seen), Json(-9e18), Json(1e300), Json(2.5), Json("3"), Json(true),
                             Json(nullptr), Json::array({3})})
        CHECK(status(none) == 400);
    CHECK(house.count_events() == events);
    CHECK(status(house.seen) == 200);
}

TEST_CASE("A cursor of another reader gives nothing that the own lists have not, and tells of no case out of reach") {
    Approval house;
    auto& bureau = house.hire("bureau", Role::Lead, "hubei");
    app::load_units(house.server.store, {{"jiangxia", "wuhan", Level::Brigade, {"江夏大队", "Jiangxia Brigade"}}});
    auto& sibling = house.hire("sibling", Role::Lead, "jiangxia");
    const std::string token(32, '7');
    house.server.clock.pass(std::chrono::minutes{1});
    REQUIRE_FALSE(house.citizen.submit({{"submission_id", token}}, token).empty());
    const std::string list = "/api/v1/cases";
    const auto next = Json::parse(bureau.get(list + "?limit=1")->body)["next"].get<std::string>();
    const auto others = Json::parse(house.lead.get(list + "?limit=1&after=" + next)->body);
    CHECK(others["cases"].size() == 1);
    CHECK(others == Json::parse(bureau.get(list + "?limit=1&after=" + next)->body));
    const auto missing = ReceiptNumber::from_random(china_date(house.server.clock.now()), {9, 8, 7, 6, 5}).text();
    const auto unknown = next.substr(0, next.find('_') + 1) + missing;
    CHECK(sibling.get(list)->status == 200);
    check_lists_alike(sibling.get(list + "?after=" + next), sibling.get(list + "?after=" + unknown));
}

TEST_CASE("A filter for what is out of reach finds as little as one for what is not there") {
    Approval house;
    auto& bureau = house.hire("bureau", Role::Handler, "hubei"); // Reads the bureau's own alone.
    for (const auto* path : {"/api/v1/cases", "/api/v1/requests"}) {
        const auto get = [&](const std::string& query) { return bureau.get(path + query); };
        const auto nothing = get("?unit=nowhere");
        CHECK(nothing->body == R"({"cases":[]})");
        for (const auto* query : {"?unit=caidian", "?handler=7001", "?status=approval", "?level=brigade", ""})
            check_lists_alike(get(query), nothing);
    }
}
