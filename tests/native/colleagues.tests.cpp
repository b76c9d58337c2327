#include "tests/support/case_office.hpp"

#include "native/app/staff_absences.hpp"
#include "native/app/staff_accounts.hpp"

#include <catch_amalgamated.hpp>

// To whom a case can be handed over.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto colleagues_path = "/api/v1/staff/colleagues";

struct Brigade : Office {
    StaffDesk accounts{citizen.server.store, citizen.server.vault};
    httplib::Headers handler = staff.enter({Role::Handler}, "caidian", "11");
    httplib::Headers lead = staff.enter({Role::Lead, Role::Auditor}, "caidian", "012");

    Json list(const httplib::Headers& who) const {
        const auto answer = get(colleagues_path, who);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body)["colleagues"];
    }
    std::vector<std::string> badges(const httplib::Headers& who) const {
        std::vector<std::string> all;
        for (const auto& each : list(who)) all.push_back(each["badge"]);
        return all;
    }
    void set_absent(const std::string& badge, const std::string& deputy, std::chrono::days later = {}) {
        const auto today = china_date(citizen.server.clock.now());
        const Date from{std::chrono::sys_days{today} + later};
        REQUIRE_FALSE(app::set_absence(citizen.server.store, badge, {from, from, deputy}, today));
    }
};

} // namespace

TEST_CASE("Those of one's own unit who handle cases are listed by name, with their own roles, oneself too") {
    Brigade brigade;
    brigade.accounts.add("10", {Role::Handler}, "caidian");
    CHECK(brigade.list(brigade.handler) == Json{{{"name", "张三012"}, {"badge", "012"}, {"roles", {"auditor", "lead"}}},
                                                {{"name", "张三10"}, {"badge", "10"}, {"roles", {"handler"}}},
                                                {{"name", "张三11"}, {"badge", "11"}, {"roles", {"handler"}}}});
    CHECK(brigade.list(brigade.lead) == brigade.list(brigade.handler));
}

TEST_CASE("Nobody is listed who has another part, is disabled, or is of a unit above, below or elsewhere") {
    Brigade brigade;
    for (const auto role :
         {Role::Supervisor, Role::Auditor, Role::Administrator, Role::Counter, Role::Codes, Role::Officer})
        brigade.accounts.add("9" + std::to_string(static_cast<int>(role)), {role}, "caidian");
    brigade.accounts.add("21", {Role::Handler}, "wuhan");
    brigade.accounts.add("31", {Role::Lead}, "hubei");
    brigade.accounts.add("13", {Role::Handler}, "caidian");
    app::disable_staff(brigade.citizen.server.store, "13");
    CHECK(brigade.badges(brigade.lead) == std::vector<std::string>{"012", "11"});
    CHECK(brigade.badges(brigade.enter({Role::Lead}, "wuhan")).size() == 2);
}

TEST_CASE("Who is absent today is marked, and the deputy is listed for own roles alone") {
    Brigade brigade;
    const auto auditor = brigade.staff.enter({Role::Auditor}, "caidian", "14");
    brigade.accounts.add("15", {Role::Handler}, "caidian");
    CHECK(brigade.get(colleagues_path, auditor)->status == 403);
    brigade.set_absent("11", "14");
    brigade.set_absent("15", "12", std::chrono::days{1});
    const auto list = brigade.list(auditor); // Who stands in for a handler hands over too.
    REQUIRE(list.size() == 3);
    for (const auto& each : list) CHECK(each.contains("absent") == (each["badge"] == "11"));
    CHECK(list[1]["absent"] == true);
}

TEST_CASE("Whoever has no part in answering for the unit is refused the list") {
    Brigade brigade;
    for (const auto role :
         {Role::Supervisor, Role::Auditor, Role::Administrator, Role::Counter, Role::Codes, Role::Officer})
        for (const auto* unit_id : {"caidian", "hubei"}) {
            CAPTURE(facts_of(roles, role).id, unit_id);
            const auto answer = brigade.get(colleagues_path, brigade.enter({role}, unit_id));
            CHECK(answer->status == 403);
            CHECK_FALSE(contains(answer->body, "张三"));
        }
    CHECK(brigade.get(colleagues_path, {})->status == 401);
}

TEST_CASE("Everybody who is listed can be given the case") {
    Brigade brigade;
    brigade.accounts.add("10", {Role::Handler}, "caidian");
    REQUIRE(brigade.act(brigade.handler, {{"action", "take"}, {"seen", 1}})->status == 200);
    int seen = 2;
    for (const auto& each : brigade.list(brigade.lead)) {
        CAPTURE(each.dump());
        const Json officer{{"name", each["name"]}, {"badge", each["badge"]}};
        const auto given =
            brigade.act(brigade.lead, {{"action", "hand_over"}, {"seen", seen++}, {"details", {{"officer", officer}}}});
        CHECK(given->status == 200);
        CHECK(Json::parse(given->body)["handler"] == officer);
    }
}
