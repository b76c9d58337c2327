#include "tests/support/evaluated.hpp"
#include "tests/support/json.hpp"
#include "tests/support/served.hpp"

#include "native/app/administer_accounts.hpp"
#include "native/app/demo_cases.hpp"
#include "native/app/demo_staff.hpp"
#include "tests/support/policy_house.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

// A demo's folder.
struct Demo {
    CommandLine zhiping;

    Demo() { REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0); }

    std::string code_of(const std::string& badge) const {
        const auto printed = zhiping.run({"staff", "totp", badge});
        REQUIRE(printed.exit_code == 0);
        return printed.output.substr(0, printed.output.find('\n'));
    }
};

// A demo where somebody is at the desk.
struct DemoDesk : StaffHouse {
    DemoDesk() { REQUIRE_FALSE(load()); }

    std::optional<std::string> load() { return app::load_demo_staff(store, vault, chance, now); }
    bool has_code(const std::string& badge) { return app::demo_code(store, vault, badge, now).has_value(); }

    void add_handler(const std::string& who, const std::string& badge) {
        const auto found = store.read([&](store::Database& database) { return store::find_staff(database, who); });
        const app::StaffMember member{found->id, found->facts.officer, found->facts.unit_id, found->facts.roles};
        const app::AccountChange wanted{
            .what = StaffAct::AddAccount, .badge = badge, .facts = {{"新人", badge}, "420114", {Role::Handler}}};
        const auto added = app::change_account({store, vault, chance, now, office}, member, wanted, {});
        REQUIRE(std::holds_alternative<app::AccountDone>(added));
    }
};

int sign_in(const Served& served, const Json& body) {
    const auto answer =
        httplib::Client{"127.0.0.1", served.port}.Post("/api/v1/staff/session", body.dump(), "application/json");
    return answer ? answer->status : 0;
}

} // namespace

TEST_CASE("A demo has an account at each level and of each other role, and whoever has its password and its code is "
          "signed in") {
    const Demo demo;
    const auto made = demo.zhiping.run({"demo", "staff"});
    REQUIRE(made.exit_code == 0);
    CHECK(contains(made.output, std::string{app::demo_password}));
    const Served served{demo.zhiping};
    REQUIRE(served.port != 0);
    for (const std::string badge : {"demo-brigade", "demo-detachment", "demo-bureau", "demo-supervisor", "demo-auditor",
                                    "demo-admin", "demo-admin-2", "demo-brigade-2", "demo-detachment-2"}) {
        const auto code = demo.code_of(badge);
        CHECK(sign_in(served, {{"badge", badge}, {"password", app::demo_password}, {"code", code}}) == 201);
        CHECK(sign_in(served, {{"badge", badge}, {"password", app::demo_password}, {"code", code}}) == 401); // Once.
    }
}

TEST_CASE("A demo's accounts are made once") {
    const Demo demo;
    REQUIRE(demo.zhiping.run({"demo", "staff"}).exit_code == 0);
    const auto before = demo.zhiping.run({"staff", "list", "--format", "json"}).output;
    CHECK(demo.zhiping.run({"demo", "staff"}).exit_code == 0);
    CHECK(demo.zhiping.run({"staff", "list", "--format", "json"}).output == before);
}

TEST_CASE("A demo's accounts come with cases, once, in a folder that verifies") {
    const Demo demo;
    const auto cases = [&] { return demo.zhiping.run({"cases", "list", "--format", "json"}).output; };
    CHECK(contains(demo.zhiping.run({"demo", "staff"}).output, "evaluations, with cases in every state\n"));
    const auto before = cases();
    CHECK_FALSE(Json::parse(before).empty());
    CHECK_FALSE(contains(demo.zhiping.run({"demo", "staff"}).output, "Added"));
    CHECK(cases() == before);
    const auto verified = demo.zhiping.run({"verify"});
    CHECK(verified.problem.empty());
    CHECK(verified.exit_code == 0);
}

TEST_CASE("A demo stays one when an account is added at its desk, until the operator adds one") {
    DemoDesk demo;
    demo.add_handler("demo-admin", "1009");
    CHECK(demo.has_code("demo-brigade"));
    CHECK_FALSE(demo.has_code("1009")); // It is on a phone.
    CHECK_FALSE(demo.load());
    demo.desk.add("7001");
    CHECK_FALSE(demo.has_code("demo-brigade"));
    CHECK(demo.load() == "people have accounts here already");
}

TEST_CASE("The next policy can be loaded into a demo: its units with open cases have a second person each") {
    DemoDesk demo;
    REQUIRE(app::load_demo_cases(demo.store, demo.vault, chance, demo.now) > 0);
    const app::NewPolicy next{policy_file().dump(), day("2026-12-01"), "法制处"};
    CHECK_FALSE(demo.store.read(
        [&](store::Database& database) { return app::find_problem(database, next, demo.now, Language::English); }));
}

TEST_CASE("Where people have accounts there are none of a demo") {
    const Demo demo;
    REQUIRE(demo.zhiping.run({"keys", "init"}).exit_code == 0);
    REQUIRE(demo.zhiping.run({"staff", "add", "012345", "--name", "张三", "--unit", "420114", "--roles", "handler"})
                .exit_code == 0);
    check_one_line(demo.zhiping.run({"demo", "staff"}), "people have accounts here already");
    CHECK(Json::parse(demo.zhiping.run({"cases", "list", "--format", "json"}).output).empty()); // No cases either.
    CHECK(Json::parse(demo.zhiping.run({"staff", "list", "--format", "json"}).output).size() == 1);
}

TEST_CASE("Nobody's code is printed but that of a demo's account") {
    const Demo demo;
    REQUIRE(demo.zhiping.run({"keys", "init"}).exit_code == 0);
    REQUIRE(demo.zhiping.run({"staff", "add", "012345", "--name", "张三", "--unit", "420114", "--roles", "lead"})
                .exit_code == 0);
    for (const std::string badge : {"012345", "demo-brigade", "nobody"})
        check_one_line(demo.zhiping.run({"staff", "totp", badge}), "everybody else's are on their phone");
}

TEST_CASE("A demo without the units of its accounts says which is missing") {
    const CommandLine zhiping;
    std::ofstream{zhiping.file("units.csv")} << "id,parent_id,level,name_zh,name_en\n1,,bureau,总队,Bureau\n";
    REQUIRE(zhiping.run({"units", "load", zhiping.file("units.csv")}).exit_code == 0);
    check_one_line(zhiping.run({"demo", "staff"}), "unit 420114 is not stored");
}
