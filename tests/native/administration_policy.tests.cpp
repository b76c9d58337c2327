#include "native/app/administer_policy.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/administration_json.hpp"
#include "shared/wire/rule_versions_json.hpp"
#include "tests/support/administration_house.hpp"
#include "tests/support/policy_house.hpp"
#include "tests/support/running_server.hpp"

// What administrators at the top do with the policy, one alone and two together.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::StartsWith;

namespace {

struct House : AdministrationHouse {
    app::AdminResult<app::PolicyDone> want(const app::FirstCredentials& who, const std::string& shown,
                                           const Json& file = policy_file(), const char* begins = "2026-12-01") {
        return app::change_policy(means(), member(who), {file.dump(), day(begins), shown});
    }

    // What waits then.
    std::int64_t wait_for_second() {
        const auto shown = code(first);
        return std::get<app::PolicyDone>(want(first, shown)).waiting.value();
    }

    app::AdminRefusal refusal(const app::FirstCredentials& who, const std::string& shown,
                              const Json& file = policy_file(), const char* begins = "2026-12-01") {
        const auto before = everything();
        const auto answer = want(who, shown, file, begins);
        CHECK(everything() == before);
        CHECK(count_rows(store, "policy_version") == 0);
        return std::get<app::AdminRefusal>(answer);
    }

    std::vector<PolicyLine> versions() {
        return app::read_rule_versions(store, member(local), china_date(now)).value().policies;
    }
};

// A desk at the top, with the phone that makes its codes.
struct TopDesk {
    RunningServer& server;
    app::FirstCredentials told;
    httplib::Headers who = {};

    TopDesk(RunningServer& of, const std::string& badge)
        : server(of), told(accounts().add_ready(badge, roles, "hubei")) {
        const auto answer = accounts().sign_in({badge, good_password, code(), {}, office}, server.clock.now());
        who = {{"Accept-Language", "en"}, {"Cookie", "__Host-staff=" + std::get<app::StaffToken>(answer).digits()}};
    }

    // One that was not shown yet.
    std::string code() {
        server.clock.pass(sealing::totp_step_time);
        return StaffDesk::code_of(told, server.clock.now());
    }
    httplib::Result post(const std::string& path, const std::string& body) const {
        return server.client().Post(path, who, body, "application/json");
    }
    std::vector<PolicyLine> versions() const {
        return wire::decode_rule_versions(server.get("/api/v1/admin/versions", who)->body).value().policies;
    }

private:
    StaffDesk accounts() { return StaffDesk{server.store, server.vault}; }
    inline static const std::vector roles{Role::Administrator};
};

} // namespace

TEST_CASE("A policy waits for a second administrator, who confirms it with a code; both stand in the act") {
    House house;
    const auto id = house.wait_for_second();
    CHECK(count_rows(house.store, "policy_version") == 0);
    const auto waiting = app::list_waiting(house.store, house.member(house.second), china_date(house.now)).value();
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].what == StaffAct::LoadPolicy);
    CHECK(waiting[0].subject == "policy 1001");
    CHECK(waiting[0].words == "2026-12-01");
    CHECK(waiting[0].may_decide);
    CHECK_FALSE(app::list_waiting(house.store, house.member(house.first), china_date(house.now)).value()[0].may_decide);
    CHECK(refusal_in(house.decide(house.first, id)).error.message == Text::ChangeIsYours);
    CHECK(refusal_in(house.decide(house.local, id)).error.message == Text::ChangeUnknown);
    CHECK_FALSE(done(house.decide(house.second, id)).handed);
    CHECK_THAT(house.last_act(), StartsWith("9001 9002 load_policy 420000 1001: 2026-12-01, SHA-256 "));
    CHECK(house.versions().back() == PolicyLine{1001, day("2026-12-01"), house.now, "张三9001 9001", false});
    CHECK(refusal_in(house.decide(house.second, id)).error.message == Text::ChangeDecided);
    CHECK(house.problems().empty());
}

TEST_CASE("Without a good code nobody confirms a policy") {
    House house;
    const auto id = house.wait_for_second();
    for (const auto* shown : {"", "000000", "no code"}) {
        const auto answer = app::decide_change(house.means(), house.member(house.second), id, {true, shown});
        CHECK(refusal_in(answer).error.field == "code");
    }
    CHECK(count_rows(house.store, "policy_version") == 0);
    CHECK(app::list_waiting(house.store, house.member(house.second), china_date(house.now)).value().size() == 1);
}

TEST_CASE("A policy that is refused by the second administrator can be asked for again") {
    House house;
    const auto id = house.wait_for_second();
    const auto shown = house.code(house.first);
    CHECK(std::get<app::AdminRefusal>(house.want(house.first, shown)).error ==
          Error{ErrorCode::Conflict, Text::PolicyWaits, "version"});
    CHECK_FALSE(done(house.decide(house.second, id, false)).waiting);
    CHECK(house.last_act() == "9002 refuse_change 420000 policy 1001: 9001 load_policy: 2026-12-01");
    CHECK(count_rows(house.store, "policy_version") == 0);
    CHECK(house.wait_for_second() != id);
}

TEST_CASE("A policy that is confirmed too late is refused, waits on, and uses up no code") {
    House house;
    const auto id = house.wait_for_second();
    house.now += 20 * 24h;
    const auto shown = house.code(house.second);
    const auto answer = app::decide_change(house.means(), house.member(house.second), id, {true, shown});
    const auto& refused = refusal_in(answer);
    CHECK(refused.error == invalid("begins", Text::PolicyRefused));
    CHECK_NOTHROW(house.enter(house.second, shown));
    CHECK(refused.detail == "生效日期必须晚于今天。");
    CHECK(count_rows(house.store, "policy_version") == 0);
    CHECK(app::list_waiting(house.store, house.member(house.second), china_date(house.now)).value().size() == 1);
}

TEST_CASE("A policy of somebody who is no administrator at the top any more is not confirmed") {
    House house;
    const auto id = house.wait_for_second();
    app::disable_staff(house.store, "9001");
    CHECK(refusal_in(house.decide(house.second, id)).error.message == Text::AdminNotYours);
    CHECK(count_rows(house.store, "policy_version") == 0);
}

TEST_CASE("Where the policy in force asks for no second administrator, one loads the next with a code") {
    House house;
    const app::NewPolicy alone{policy_with("second_administrator", Json::array()).dump(), day("2026-12-01"), "法制处"};
    REQUIRE(std::get<int>(app::load_policy(house.store, chance, alone, house.now)) == 1001);
    house.now = parse_china_time("2026-12-01 09:00").value();
    const auto file = policy_with("second_administrator", Json::array(), 1002);
    const auto shown = house.code(house.first);
    CHECK(std::get<app::PolicyDone>(house.want(house.first, shown, file, "2026-12-02")).version == 1002);
    CHECK_THAT(house.last_act(), StartsWith("9001 load_policy 420000 1002: 2026-12-02"));
}

TEST_CASE("A policy that would ask for no second administrator for roles any more asks for one itself") {
    House house;
    const app::NewPolicy for_roles{policy_with("second_administrator", Json::array({"roles"})).dump(),
                                   day("2026-12-01"), "法制处"};
    REQUIRE(std::get<int>(app::load_policy(house.store, chance, for_roles, house.now)) == 1001);
    house.now = parse_china_time("2026-12-01 09:00").value();
    const auto wanted = [&](const Json& second) {
        const auto shown = house.code(house.first);
        const auto number = static_cast<int>(1001 + count_rows(house.store, "policy_version"));
        const auto file = policy_with("second_administrator", second, number);
        return std::get<app::PolicyDone>(house.want(house.first, shown, file, "2026-12-02"));
    };
    CHECK(wanted(Json::array({"roles"})).version == 1002);
    const auto id = wanted(Json::array()).waiting;
    REQUIRE(id);
    CHECK(count_rows(house.store, "policy_version") == 2);
    static_cast<void>(done(house.decide(house.second, *id)));
    CHECK(count_rows(house.store, "policy_version") == 3);
}

TEST_CASE("A deputy of an administrator loads no policy that a second one has to confirm") {
    House house;
    const auto told = house.desk.add_ready("9005", {Role::Codes}, "420000");
    house.stand_in("9002", "9005", "2026-11-20", "2026-11-20");
    auto deputy = house.member(told);
    deputy.roles.push_back(Role::Administrator);
    const auto shown = house.code(told);
    const auto answer = app::change_policy(house.means(), deputy, {policy_file().dump(), day("2026-12-01"), shown});
    CHECK(std::get<app::AdminRefusal>(answer).error == Error{ErrorCode::Forbidden, Text::AdminStandsIn});
    CHECK(count_rows(house.store, "admin_change") == 0);
}

TEST_CASE("Who may not load a policy, or shows no good code, changes nothing") {
    House house;
    CHECK(house.refusal(house.local, house.code(house.local)).error == Error{ErrorCode::Forbidden, Text::AdminTopOnly});
    CHECK(house.refusal(house.lead, "123456").error == Error{ErrorCode::Forbidden, Text::AdminNotYours});
    CHECK(app::read_rule_versions(house.store, house.member(house.lead), day("2026-12-01")).error() ==
          Error{ErrorCode::Forbidden, Text::AdminNotYours});
    CHECK(house.refusal(house.first, "").error == invalid("code", Text::AdminCodeNeeded));
    CHECK(house.refusal(house.first, "000000").error == invalid("code", Text::SecondFactorWrong));
    const auto used = house.code(house.second);
    house.enter(house.second, used);
    CHECK(house.refusal(house.second, used).error == invalid("code", Text::SecondFactorWrong));
}

TEST_CASE("What strands cases is refused in the administrator's language, before the code is asked for") {
    House house;
    house.take_case(1, house.handler.officer);
    const auto refused = house.refusal(house.first, "", policy_with("modules", Json::array({"service"})));
    CHECK(refused.error == invalid("modules", Text::PolicyRefused));
    CHECK_THAT(refused.detail, Catch::Matchers::EndsWith("”有 1 件未办结，不能去掉。"));
    const auto early = house.refusal(house.first, "", policy_file(), "2026-11-20");
    CHECK(early.error.field == "begins");
}

TEST_CASE("What is refused of a policy's file names its member, or the line that is no JSON") {
    House house;
    auto file = policy_file();
    file.erase("reply_working_days");
    const auto missing = house.refusal(house.first, "", file);
    CHECK(missing.error == invalid("reply_working_days", Text::PolicyRefused));
    CHECK(missing.detail == "reply_working_days: 缺少这一项。");
    file["reply_workng_days"] = 3;
    CHECK(house.refusal(house.first, "", file).detail == "reply_working_days: 缺少这一项。");
    CHECK(house.refusal(house.first, "", policy_with("mood", 4)).detail == "mood: 这一项的取值无法识别。");
    CHECK(house.refusal(house.first, "", policy_with("recheck_percent", 101)).detail ==
          "recheck_percent: 这一项的数值超出范围。");
    const app::WantedPolicy broken{"{\n \"version\": 1001\n \"source\": \"\"\n}", day("2026-12-01"), ""};
    const auto answer = app::change_policy(house.means(), house.member(house.first), broken);
    CHECK(std::get<app::AdminRefusal>(answer).error == invalid("content", Text::PolicyRefused));
    CHECK(std::get<app::AdminRefusal>(answer).detail == "第 3 行不是有效的 JSON。");
}

TEST_CASE("Two administrators load a policy through the API, and read which version holds since when") {
    RunningServer server;
    TopDesk one{server, "9001"}, two{server, "9002"};
    REQUIRE(one.versions().size() == policies().size());
    CHECK(one.versions().back().is_in_force);
    const auto wish = [&](const Json& file) {
        return wire::encode(wire::PolicyWish{day("2026-12-01"), file.dump(), one.code()});
    };
    const auto refused = one.post("/api/v1/admin/policies", wish(policy_file(7)));
    REQUIRE(refused->status == 400);
    const auto error = Json::parse(refused->body)["error"];
    CHECK(error["field"] == "version");
    CHECK(error["message"] == "The policy was not loaded: version: The version must be 1001: each one that is loaded"
                              " has the next number.");
    const auto asked = one.post("/api/v1/admin/policies", wish(policy_file()));
    REQUIRE(asked->status == 202);
    const auto decision = wire::encode(wire::ChangeDecision{true, two.code()});
    const auto change = std::to_string(wire::decode_waiting(asked->body).value());
    CHECK(two.post("/api/v1/admin/changes/" + change + "/decision", decision)->status == 200);
    const auto lines = one.versions();
    CHECK(lines.back().version == 1001);
    CHECK(lines.back().who == "张三9001 9001");
    CHECK_FALSE(lines.back().is_in_force);
    CHECK(one.post("/api/v1/admin/policies", "{}")->status == 400);
    server.clock.pass(11 * 24h);
    CHECK(app::current_policy(server.store, server.clock.now()).version == 1001);
}
