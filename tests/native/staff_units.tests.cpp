#include "tests/support/case_office.hpp"

#include "native/app/load_units.hpp"
#include "native/app/unit_rules.hpp"

#include <catch_amalgamated.hpp>

// Which units are named in deciding about cases of units below.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr auto units_path = "/api/v1/staff/units";

// With two brigades under its detachment.
struct Province : Office {
    httplib::Headers handler = enter({Role::Handler}, "caidian");
    httplib::Headers above = enter({Role::Lead}, "wuhan");
    httplib::Headers top = enter({Role::Lead}, "hubei");

    Province() {
        REQUIRE_FALSE(app::load_units(citizen.server.store,
                                      {{"jiangxia", "wuhan", Level::Brigade, {"江夏大队", "Jiangxia Brigade"}}}));
    }

    Json list(const httplib::Headers& who) const {
        const auto answer = get(units_path, who);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body)["units"];
    }
    std::vector<std::string> ids(const httplib::Headers& who) const {
        std::vector<std::string> all;
        for (const auto& each : list(who)) all.push_back(each["id"]);
        return all;
    }
    httplib::Result does(const httplib::Headers& who, const std::string& action, const Json& details) const {
        const auto seen = shown(who)["events"].back()["number"];
        return act(who, {{"action", action}, {"seen", seen}, {"details", details}});
    }
};

} // namespace

TEST_CASE("Who may oversee is given the units below by id, and at the top the own unit too") {
    Province province;
    CHECK(province.list(province.above) ==
          Json::array({{{"id", "caidian"}, {"name", {{"zh-CN", "蔡甸大队"}, {"en", "Caidian Brigade"}}}},
                       {{"id", "jiangxia"}, {"name", {{"zh-CN", "江夏大队"}, {"en", "Jiangxia Brigade"}}}}}));
    CHECK(province.ids(province.top) == std::vector<std::string>{"caidian", "hubei", "jiangxia", "wuhan"});
}

TEST_CASE("Who may oversee nothing is given no unit") {
    Province province;
    for (const auto role : {Role::Handler, Role::Supervisor, Role::Auditor, Role::Administrator, Role::Counter,
                            Role::Codes, Role::Officer}) {
        CAPTURE(facts_of(roles, role).id);
        const auto answer = province.get(units_path, province.enter({role}, "hubei"));
        CHECK(answer->status == 403);
        CHECK_FALSE(contains(answer->body, "caidian"));
    }
    CHECK(province.get(units_path, province.enter({Role::Lead}, "caidian"))->status == 403); // Has none below.
    CHECK(province.get(units_path, {})->status == 401);
}

TEST_CASE("A granted transfer can lead to the units that are listed, but the one that has the case, and to no others") {
    Province province;
    REQUIRE(province.does(province.handler, "take", Json::object())->status == 200);
    REQUIRE(province.does(province.handler, "request_transfer", {{"words", "不归我们管"}})->status == 200);
    for (const std::string id : {"wuhan", "hubei", "caidian"})
        check_refused(province.does(province.above, "grant_request", {{"unit", id}}), 400, "unit");
    CHECK(province.does(province.above, "grant_request", {{"unit", "jiangxia"}})->status == 200);
}

TEST_CASE("At the top somebody of every unit that is listed can be appointed") {
    Province province;
    REQUIRE(province.does(province.top, "take_over", {{"words", "重大"}})->status == 200);
    int badge = 60;
    for (const auto& id : province.ids(province.top)) {
        CAPTURE(id);
        const Json officer{{"name", "外援"}, {"badge", std::to_string(++badge)}};
        CHECK(province.does(province.top, "appoint", {{"unit", id}, {"officer", officer}, {"words", "无人可办"}})
                  ->status == 200);
    }
}

TEST_CASE("As many units as there may be under one are listed, and one more is refused with all that come with it") {
    Province province;
    auto& store = province.citizen.server.store;
    std::vector<Unit> many;
    for (auto number = count_rows(store, "unit"); number < app::max_units_under_one; ++number)
        many.push_back({"z" + std::to_string(10'000 + number), "wuhan", Level::Brigade, {"大队", "Brigade"}});
    const Unit last{"zz", "wuhan", Level::Brigade, {"大队", "Brigade"}};
    auto too_many = many;
    too_many.push_back(last);
    const auto before = count_rows(store, "unit");
    const auto refused = app::load_units(store, too_many);
    REQUIRE(refused);
    CHECK(refused->row == many.size());
    CHECK(refused->reason == "id zz: there would be more than 2000 units with those below hubei");
    CHECK(count_rows(store, "unit") == before);
    REQUIRE_FALSE(app::load_units(store, many));
    CHECK(app::load_units(store, {last}));
    many.front().name.chinese = "改名大队"; // They are as many as before.
    CHECK_FALSE(app::load_units(store, {many.front()}));
    const auto ids = province.ids(province.top);
    REQUIRE(ids.size() == app::max_units_under_one);
    CHECK(ids.front() == "caidian");
    CHECK(std::is_sorted(ids.begin(), ids.end()));
}
