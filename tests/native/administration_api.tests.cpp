#include "tests/support/case_office.hpp"
#include "tests/support/sample_notice.hpp"

#include "native/app/reply_templates.hpp"
#include "native/store/reply_template_sets.hpp"
#include "shared/wire/calendar_json.hpp"

#include <catch_amalgamated.hpp>

// Administration as a desk asks for it: addresses, statuses, and the words of what is refused.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

const std::string admin = "/api/v1/admin";

// A server with two administrators at the top and one of the detachment.
struct Headquarters : Office {
    StaffDesk accounts{citizen.server.store, citizen.server.vault};
    app::FirstCredentials first = accounts.add_ready("9001", {Role::Administrator}, "hubei");
    app::FirstCredentials second = accounts.add_ready("9002", {Role::Administrator}, "hubei");
    app::FirstCredentials handler = accounts.add("1001", {Role::Handler}, "caidian");
    httplib::Headers top = enter(first);
    httplib::Headers other = enter(second);
    httplib::Headers local = Office::enter({Role::Administrator}, "wuhan");

    httplib::Headers enter(const app::FirstCredentials& told) {
        const auto now = citizen.server.clock.now();
        const auto answer =
            accounts.sign_in({told.officer.badge, good_password, StaffDesk::code_of(told, now), {}, office}, now);
        return {{"Accept-Language", "en"}, {"Cookie", "__Host-staff=" + std::get<app::StaffToken>(answer).digits()}};
    }
    std::string code(const app::FirstCredentials& told) {
        citizen.server.clock.pass(sealing::totp_step_time);
        return StaffDesk::code_of(told, citizen.server.clock.now());
    }

    httplib::Result post(const std::string& at, const httplib::Headers& who, const Json& body) const {
        return citizen.server.client().Post(admin + at, who, body.dump(), "application/json");
    }
    httplib::Result put(const std::string& at, const httplib::Headers& who, const Json& body) const {
        return citizen.server.client().Put(admin + at, who, body.dump(), "application/json");
    }
    Json read(const std::string& at, const httplib::Headers& who) const {
        const auto answer = get(admin + at, who);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body);
    }
};

Json account(const std::string& badge, const std::vector<std::string>& roles, const std::string& unit = "caidian") {
    return {{"badge", badge}, {"name", "李静"}, {"unit", unit}, {"roles", roles}};
}

Json with_seen(Json body, Json seen) {
    seen.erase("badge");
    body["seen"] = std::move(seen);
    return body;
}

Json with_code(Json body, const std::string& code) {
    body["code"] = code;
    return body;
}

std::string message(const httplib::Result& answer) { return Json::parse(answer->body)["error"]["message"]; }

} // namespace

TEST_CASE("An account is added, changed, reset and disabled through the API") {
    Headquarters house;
    const auto added = house.post("/staff", house.local, account("1002", {"handler"}));
    REQUIRE(added);
    CHECK(added->status == 201);
    const auto handed = Json::parse(added->body);
    CHECK(handed["badge"] == "1002");
    CHECK(handed["recovery_codes"].size() == app::recovery_codes_each);
    CHECK(added->get_header_value("Cache-Control") == "no-store");
    const auto moved = account("1002", {"handler"}, "wuhan");
    check_refused(house.put("/staff/1002", house.local, moved), 409, "seen");
    CHECK(house.put("/staff/1002", house.local, with_seen(moved, account("1002", {"handler"})))->status == 200);
    const auto overtaken = house.put("/staff/1002", house.local, with_seen(moved, account("1002", {"handler"})));
    check_refused(overtaken, 409, "seen");
    CHECK(message(overtaken).starts_with("Somebody else has just changed it."));
    check_refused(house.post("/staff", house.local, moved), 409, "badge");
    CHECK(house.post("/staff/1002/reset", house.local, Json::object())->status == 201);
    CHECK(house.post("/staff/1002/disabling", house.local, Json::object())->status == 200);
    const auto page = house.read("/staff?search=1002&unit=wuhan", house.local);
    REQUIRE(page["accounts"].size() == 1);
    CHECK(page["accounts"][0]["is_disabled"] == true);
    CHECK(page["accounts"][0]["unit"] == "wuhan");
    CHECK_FALSE(contains(house.get(admin + "/staff", house.local)->body, handed["password"].get<std::string>()));
}

TEST_CASE("Roles wait for a second administrator: 202 with the change, which the other confirms with a code") {
    Headquarters house;
    auto before = account("1001", {"handler"}), wish = account("1001", {"handler", "lead"});
    before["name"] = wish["name"] = house.handler.officer.name;
    const auto asked = house.put("/staff/1001", house.top, with_code(with_seen(wish, before), house.code(house.first)));
    REQUIRE(asked);
    REQUIRE(asked->status == 202);
    const auto id = Json::parse(asked->body)["change"].get<int>();
    const auto changes = house.read("/changes", house.other)["changes"];
    REQUIRE(changes.size() == 1);
    CHECK(changes[0]["id"] == id);
    CHECK(changes[0]["what"] == "change_roles");
    CHECK(changes[0]["added"] == Json{"lead"});
    CHECK(changes[0]["may_decide"] == true);
    const auto at = "/changes/" + std::to_string(id) + "/decision";
    check_refused(house.post(at, house.top, {{"confirm", true}, {"code", house.code(house.first)}}), 403, "change");
    check_refused(house.post(at, house.other, {{"confirm", true}}), 400, "code");
    check_refused(house.post(at, house.other, {{"confirm", true}, {"code", "000000"}}), 400, "code");
    const auto confirmed = house.post(at, house.other, {{"confirm", true}, {"code", house.code(house.second)}});
    CHECK(confirmed->status == 200);
    CHECK(confirmed->body == "{}");
    check_refused(house.post(at, house.other, {{"confirm", true}, {"code", house.code(house.second)}}), 409, "change");
    for (const auto* none : {"/changes/99/decision", "/changes/x/decision", "/changes/-1/decision"})
        check_refused(house.post(none, house.other, {{"confirm", false}}), 404, "change");
    CHECK(house.read("/staff?search=1001", house.top)["accounts"][0]["roles"] == Json{"handler", "lead"});
}

TEST_CASE("What hands a password over waits too, and the second administrator is given it") {
    Headquarters house;
    const auto asked = house.post("/staff", house.top, with_code(account("1003", {"lead"}), house.code(house.first)));
    REQUIRE(asked->status == 202);
    const auto at = "/changes/" + std::to_string(Json::parse(asked->body)["change"].get<int>()) + "/decision";
    const auto confirmed = house.post(at, house.other, {{"confirm", true}, {"code", house.code(house.second)}});
    CHECK(confirmed->status == 200);
    CHECK(Json::parse(confirmed->body)["badge"] == "1003");
}

TEST_CASE("Wrong codes are slowed down, and the answer says for how long") {
    Headquarters house;
    const auto body = with_code(account("1003", {"lead"}), "000000");
    for (int tries = 0; tries < 5; ++tries) check_refused(house.post("/staff", house.top, body), 400, "code");
    const auto slowed = house.post("/staff", house.top, body);
    CHECK(slowed->status == 429);
    CHECK(slowed->has_header("Retry-After"));
}

TEST_CASE("What is refused with a number says it in the reader's language") {
    Headquarters house;
    const Actor handler{Role::Handler, "caidian", house.handler.officer};
    house.citizen.does(handler, CaseAction::Take);
    const auto refused = house.post("/staff/1001/disabling", house.local, Json::object());
    check_refused(refused, 409, "badge");
    CHECK(message(refused).starts_with("This person still has open cases: 1. Move them first. "));
    auto chinese = house.local;
    chinese.erase("Accept-Language");
    CHECK(contains(message(house.post("/staff/1001/disabling", chinese, Json::object())), "1 件"));
    const auto moved = house.post("/staff/1001/cases", house.local, {{"to", "1001"}});
    check_refused(moved, 400, "to");
    house.accounts.add("1002", {Role::Handler}, "caidian");
    const auto done = house.post("/staff/1001/cases", house.local, {{"to", "1002"}});
    CHECK(done->status == 200);
    CHECK(Json::parse(done->body) == Json{{"moved", 1}, {"kept", Json::array()}});
    CHECK(house.post("/staff/1001/disabling", house.local, Json::object())->status == 200);
}

TEST_CASE("Absences are set and cancelled through the API") {
    Headquarters house;
    house.accounts.add("1002", {Role::Handler}, "caidian");
    const Json wish{{"from", "2026-12-01"}, {"to", "2026-12-02"}, {"deputy", "1002"}};
    CHECK(house.post("/staff/1001/absences", house.local, wish)->status == 200);
    check_refused(house.post("/staff/1001/absences", house.local, wish), 409, "from");
    const auto absences = house.read("/staff?search=1001", house.local)["accounts"][0]["absences"];
    REQUIRE(absences.size() == 1);
    CHECK(absences[0]["deputy"]["badge"] == "1002");
    const auto cancel = [&](const std::string& from) {
        return house.citizen.server.client().Delete(admin + "/staff/1001/absences/" + from, house.local);
    };
    for (const auto* from : {"2026-12-02", "x", "2026-13-01"}) check_refused(cancel(from), 404, "from");
    CHECK(cancel("2026-12-01")->status == 200);
}

TEST_CASE("Units are listed and put through the API") {
    Headquarters house;
    const Json wish{{"parent", "wuhan"}, {"level", "brigade"}, {"name", {{"zh-CN", "江夏大队"}, {"en", "Jiangxia"}}}};
    CHECK(house.put("/units/jiangxia", house.local, wish)->status == 200);
    const auto units = house.read("/units", house.local)["units"];
    REQUIRE(units.size() == 3); // caidian, jiangxia, wuhan
    CHECK(units[0]["open_cases"] == 1);
    CHECK(units[0]["staff"] == 1);
    CHECK(units[1]["id"] == "jiangxia");
    CHECK(units[1]["parent"] == "wuhan");
    auto moved = wish;
    check_refused(house.put("/units/jiangxia", house.local, wish), 409, "unit");
    moved["name"] = {{"zh-CN", "江夏区大队"}, {"en", "Jiangxia"}};
    CHECK(house.put("/units/jiangxia", house.local, with_seen(moved, wish))->status == 200);
    check_refused(house.put("/units/jiangxia", house.local, with_seen(moved, wish)), 409, "seen");
    moved["name"] = {{"zh-CN", "蔡甸大队"}, {"en", "Caidian Brigade"}};
    moved = with_seen(moved, moved);
    moved["parent"] = "caidian";
    check_refused(house.put("/units/caidian", house.top, moved), 400, "parent");
    check_refused(house.put("/units/hubei", house.local, wish), 404, "unit");
    check_refused(house.put("/units/jiangxia", house.local, Json::object()), 400, "level");
}

TEST_CASE("A set of templates is loaded whole by an administrator at the top, and listed with those before it") {
    Headquarters house;
    auto& store = house.citizen.server.store;
    const std::string content{app::shipped_template_files().front().bytes};
    const Json wish{{"begins", "2026-12-01"}, {"content", content}};
    check_refused(house.post("/reply-templates", house.local, wish), 403, "");
    const auto loaded = house.post("/reply-templates", house.top, wish);
    REQUIRE(loaded);
    CHECK(loaded->status == 201);
    CHECK(loaded->body == R"({"number":2})");
    const auto sets = house.read("/reply-templates", house.local)["sets"];
    REQUIRE(sets.size() == 2);
    CHECK(sets[0]["is_in_force"] == true);
    CHECK_FALSE(sets[0].contains("loaded_at"));
    CHECK(sets[1]["begins"] == "2026-12-01");
    CHECK(sets[1]["who"] == "张三9001 (9001)");
    CHECK(sets[1]["templates"].get<int>() > 0);
    const auto refused = house.post("/reply-templates", house.top, {{"begins", "2026-11-30"}, {"content", content}});
    check_refused(refused, 400, "content");
    CHECK(message(refused) == "The templates were not loaded: set 2 begins on 2026-12-01, and this one on 2026-11-30, "
                              "which is before it");
    const auto load = [&](const std::string& begins, const std::string& file) {
        return house.post("/reply-templates", house.top, {{"begins", begins}, {"content", file}});
    };
    check_refused(load("2026-11-19", content), 400, "begins");
    check_refused(load("2026-12-01", "{"), 400, "content");
    CHECK(message(load("2026-12-01", "{\n\n\"templates\" []}")) ==
          "The templates were not loaded: Line 3 is not valid JSON.");
    CHECK(message(load("2026-12-01", "{}")) == "The templates were not loaded: templates: This field is missing.");
    CHECK(count_rows(store, "reply_template_set") == 1);
    CHECK(count_rows(store, "staff_act WHERE what = 'load_templates' AND subject = '2'") == 1);
}

TEST_CASE("A notice of holidays is loaded by an administrator at the top, counts at once and only once") {
    Headquarters house;
    auto& store = house.citizen.server.store;
    const auto notice = Json::parse(wire::encode(sample_notice()));
    check_refused(house.post("/holidays", house.local, notice), 403, "");
    CHECK(house.post("/holidays", house.top, notice)->status == 200);
    CHECK(house.post("/holidays", house.top, notice)->status == 200); // In force already.
    CHECK(count_rows(store, "holiday_notice") == 1);
    CHECK(count_rows(store, "staff_act WHERE what = 'load_holidays' AND subject = '2027'") == 1);
    const auto in_force =
        store.read([&](store::Database& database) { return house.citizen.server.calendar.in(database); });
    CHECK(in_force.days->notices().back() == sample_notice());
    const auto notices = house.read("/holidays", house.local)["notices"];
    CHECK(notices.back()["year"] == 2027);
    CHECK(notices.back()["is_in_force"] == true);
    auto later = notice;
    later["year"] = 2031;
    CHECK(house.post("/holidays", house.top, later)->status == 400);
    auto without_source = notice;
    without_source["source"] = "";
    const auto refused = house.post("/holidays", house.top, without_source);
    check_refused(refused, 400, "content");
    CHECK(contains(message(refused), "The holidays were not loaded: source is missing"));
    auto chinese = house.top;
    chinese.erase("Accept-Language");
    CHECK(message(house.post("/holidays", chinese, without_source)) ==
          "节假日安排没有载入：source：缺少通知的标题、文号和日期");
    auto without_days = notice;
    without_days["holidays"] = Json::object();
    const auto unread = house.post("/holidays", house.top, without_days);
    check_refused(unread, 400, "holidays");
    CHECK(message(unread).starts_with("The holidays were not loaded: holidays: "));
    const auto broken = house.citizen.server.client().Post(admin + "/holidays", house.top, "{\n,", "application/json");
    CHECK(message(broken) == "The holidays were not loaded: Line 2 is not valid JSON.");
    CHECK(count_rows(store, "holiday_notice") == 1);
}
