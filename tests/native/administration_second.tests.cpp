#include "tests/support/administration_house.hpp"
#include "tests/support/policy_house.hpp"

#include "shared/text/text_ids.hpp"

#include <atomic>
#include <thread>

// What one administrator wants and a second one confirms or refuses.
using namespace zhiping;
using namespace zhiping::tests;
using House = AdministrationHouse;

namespace {

const Error unknown{ErrorCode::NotFound, Text::ChangeUnknown, "change"};
const Error decided{ErrorCode::Conflict, Text::ChangeDecided, "change"};
const Error outdated{ErrorCode::Conflict, Text::ChangeOutdated, "change"};
const Error waits{ErrorCode::Conflict, Text::ChangeWaits, "badge"};
const Error theirs{ErrorCode::Forbidden, Text::ChangeIsYours, "change"};

// Asked for with a code; nothing happened yet.
std::int64_t ask(House& house, const app::FirstCredentials& who, const app::AccountChange& wanted) {
    const auto before = count_rows(house.store, "staff_act");
    const auto answer = done(house.change(who, wanted, house.code(who)));
    CHECK_FALSE(answer.handed);
    CHECK(count_rows(house.store, "staff_act") == before);
    REQUIRE(answer.waiting);
    return *answer.waiting;
}

void check_refused(House& house, const app::FirstCredentials& who, std::int64_t id, const Error& error,
                   bool is_confirmed = true) {
    const auto before = house.everything();
    CHECK(refusal_in(house.decide(who, id, is_confirmed)).error == error);
    CHECK(house.everything() == before);
}

std::vector<PendingChange> waiting(House& house, const app::FirstCredentials& who) {
    return app::list_waiting(house.store, house.member(who), china_date(house.now)).value();
}

} // namespace

TEST_CASE("Roles are given when a second administrator confirms, and the act and the journal name both") {
    House house;
    const auto id = ask(house, house.first, house.become("1001", {Role::Handler, Role::Lead}, "420114"));
    CHECK(house.stored("1001").facts.roles == std::vector{Role::Handler});
    const auto shown = waiting(house, house.second);
    REQUIRE(shown.size() == 1);
    CHECK(shown.front() == PendingChange{.id = id,
                                         .what = StaffAct::ChangeRoles,
                                         .subject = "1001",
                                         .words = "",
                                         .asked_by = house.first.officer,
                                         .asked_at = house.now,
                                         .may_decide = true,
                                         .may_refuse = true,
                                         .name = house.stored("1001").facts.officer.name,
                                         .added = {Role::Lead}});
    CHECK_FALSE(waiting(house, house.first).front().may_decide);
    CHECK_FALSE(done(house.decide(house.second, id)).handed);
    CHECK(house.stored("1001").facts.roles == std::vector{Role::Handler, Role::Lead});
    CHECK(house.last_act() == "9001 9002 change_roles 420114 1001: handler → handler, lead");
    CHECK(waiting(house, house.second).empty());
    CHECK(house.problems().empty());
}

TEST_CASE("Who asked for it, whom it is about and who administers another unit do not confirm it") {
    House house;
    house.desk.add_ready("9004", {Role::Administrator}, "420000");
    const auto beside = [&] {
        REQUIRE_FALSE(app::load_units(
            house.store, {{"420300", "420000", Level::Detachment, {"十堰市交警支队", "Shiyan Detachment"}}}));
        return house.desk.add_ready("9005", {Role::Administrator}, "420300");
    }();
    const auto id = ask(house, house.first, house.become("1001", {Role::Lead}, "420114"));
    check_refused(house, house.first, id, theirs);
    check_refused(house, beside, id, unknown);
    check_refused(house, beside, id, unknown, false);
    CHECK(waiting(house, beside).empty());
    check_refused(house, house.second, id + 1, unknown);
    const auto about = ask(house, house.first, house.become("9002", {Role::Administrator, Role::Lead}, "420000"));
    check_refused(house, house.second, about, theirs);
    check_refused(house, house.second, about, theirs, false);
    CHECK_FALSE(waiting(house, house.second).back().may_decide);
    static_cast<void>(done(house.decide(house.local, id))); // Of a unit under theirs.
    CHECK(house.last_act() == "9001 9003 change_roles 420114 1001: handler → lead");
}

TEST_CASE("The second administrator shows a code of their own, new and right") {
    House house;
    const auto id = ask(house, house.first, house.become("1001", {Role::Lead}, "420114"));
    const auto refused = [&](const std::string& code) {
        return refusal_in(app::decide_change(house.means(), house.member(house.second), id, {true, code})).error;
    };
    CHECK(refused("") == invalid("code", Text::AdminCodeNeeded));
    CHECK(refused("000000") == invalid("code", Text::SecondFactorWrong));
    CHECK(refused(house.code(house.first)) == invalid("code", Text::SecondFactorWrong));
    const auto code = house.code(house.second);
    static_cast<void>(house.enter(house.second, code));
    CHECK(refused(code) == invalid("code", Text::SecondFactorWrong));
    CHECK(house.stored("1001").facts.roles == std::vector{Role::Handler});
}

TEST_CASE("A change is decided once: confirmed twice it is done once") {
    House house;
    const auto id = ask(house, house.first, House::add_account("1009", {Role::Lead}));
    const auto shown = waiting(house, house.second).front();
    CHECK(shown.name == "新人");
    CHECK(shown.words == "420114");
    CHECK(shown.added == std::vector{Role::Lead});
    const auto answer = done(house.decide(house.second, id));
    REQUIRE(answer.handed);
    CHECK(answer.handed->badge == "1009");
    CHECK(house.last_act() == "9001 9002 add_account 420114 1009: 420114: lead");
    check_refused(house, house.second, id, decided);
    check_refused(house, house.second, id, decided, false);
    CHECK(count_rows(house.store, "staff WHERE badge = '1009'") == 1);
}

TEST_CASE("Of two who confirm at once one does it") {
    House house;
    const auto third = house.desk.add_ready("9004", {Role::Administrator}, "420000");
    const auto id = ask(house, house.first, house.become("1001", {Role::Lead}, "420114"));
    const auto code = house.code(house.second);
    const std::array all{std::pair{house.member(house.second), code},
                         std::pair{house.member(third), StaffDesk::code_of(third, house.now)}};
    std::atomic<int> confirmed = 0, told = 0;
    std::vector<std::jthread> both;
    for (const auto& each : all)
        both.emplace_back([&] {
            const auto answer = app::decide_change(house.means(), each.first, id, {true, each.second});
            const auto* refusal = std::get_if<app::AdminRefusal>(&answer);
            if (!refusal) ++confirmed;
            if (refusal && refusal->error == decided) ++told;
        });
    both.clear();
    CHECK(confirmed == 1);
    CHECK(told == 1);
    CHECK(count_rows(house.store, "staff_act WHERE what = 'change_roles'") == 1);
}

TEST_CASE("Of the last two administrators at the top who end each other's account at once one stays") {
    House house;
    const auto code = house.code(house.second), other_code = StaffDesk::code_of(house.first, house.now);
    const auto first = house.member(house.first), second = house.member(house.second);
    std::atomic<int> ended = 0;
    {
        const std::jthread one{[&] {
            const auto answer =
                app::change_account(house.means(), first, House::simple(StaffAct::DisableAccount, "9002"), other_code);
            if (std::holds_alternative<app::AccountDone>(answer)) ++ended;
        }};
        const std::jthread other{[&] {
            const auto answer =
                app::change_account(house.means(), second, House::simple(StaffAct::DisableAccount, "9001"), code);
            if (std::holds_alternative<app::AccountDone>(answer)) ++ended;
        }};
    }
    CHECK(ended == 1);
    CHECK(house.stored("9001").is_disabled != house.stored("9002").is_disabled);
    CHECK(house.problems().empty());
}

TEST_CASE("A change that is refused is none, with an act that says so; who asked may take it back") {
    House house;
    const auto wanted = house.become("1001", {Role::Lead}, "420114");
    static_cast<void>(done(house.decide(house.second, ask(house, house.first, wanted), false)));
    CHECK(house.last_act() == "9002 refuse_change 420114 1001: 9001 change_roles: handler → lead");
    static_cast<void>(done(house.decide(house.first, ask(house, house.first, wanted), false)));
    CHECK(house.last_act() == "9001 refuse_change 420114 1001: 9001 change_roles: handler → lead");
    CHECK(house.stored("1001").facts.roles == std::vector{Role::Handler});
    CHECK(waiting(house, house.second).empty());
    CHECK(house.problems().empty());
}

TEST_CASE("While a change of an account waits, nothing else of it is changed, but its end goes on beside it") {
    House house;
    ask(house, house.first, house.become("1001", {Role::Lead}, "420114"));
    const auto again =
        house.change(house.second, house.become("01001", {Role::Codes}, "420114"), house.code(house.second));
    CHECK(refusal_in(again).error == waits);
    ask(house, house.first, House::add_account("1009", {Role::Codes}));
    CHECK(refusal_in(house.change(house.second, House::add_account("01009", {Role::Codes}), house.code(house.second)))
              .error.message == Text::ChangeWaits);
    auto renamed = house.become("1001", {Role::Handler}, "420114");
    renamed.facts.officer.name = "李静";
    CHECK(refusal_in(house.change(house.local, renamed)).error == waits);
    CHECK(refusal_in(house.change(house.local, House::simple(StaffAct::ResetAccount, "1001"))).error == waits);
    CHECK(refusal_in(house.change(house.local, House::absence("1001", "2026-12-01", "2026-12-02", "1002"))).error ==
          waits);
    CHECK_FALSE(done(house.change(house.local, House::simple(StaffAct::DisableAccount, "1001"))).waiting);
    CHECK(house.stored("1001").is_disabled);
}

TEST_CASE("Who stands in for somebody, now or later, is reset and disabled as one who has these roles") {
    House house;
    house.stand_in("1003", "1002");
    const auto reset = House::simple(StaffAct::ResetAccount, "1002");
    const Error no_code = invalid("code", Text::AdminCodeNeeded);
    CHECK(refusal_in(house.change(house.local, reset)).error == no_code);
    CHECK(refusal_in(house.change(house.local, House::simple(StaffAct::DisableAccount, "1002"))).error == no_code);
    const auto id = ask(house, house.local, reset);
    CHECK(waiting(house, house.first).front().words == "handler; stands in as lead");
    CHECK(done(house.decide(house.first, id)).handed);
    house.now += 20 * std::chrono::days{1}; // It is over.
    CHECK(done(house.change(house.local, reset)).handed);
}

TEST_CASE("A deputy of an administrator neither asks for what needs a second one nor confirms it") {
    House house;
    const auto told = house.desk.add_ready("9005", {Role::Codes}, "420000");
    house.stand_in("9002", "9005", "2026-11-20", "2026-11-20");
    auto deputy = house.member(told);
    deputy.roles.push_back(Role::Administrator);
    const auto wanted = house.become("1001", {Role::Lead}, "420114");
    const auto before = house.everything();
    const auto asked = app::change_account(house.means(), deputy, wanted, house.code(told));
    CHECK(refusal_in(asked).error == Error{ErrorCode::Forbidden, Text::AdminStandsIn});
    CHECK(house.everything() == before);
    const auto id = ask(house, house.first, wanted);
    CHECK_FALSE(app::list_waiting(house.store, deputy, china_date(house.now)).value().front().may_decide);
    const auto code = house.code(told);
    CHECK(refusal_in(app::decide_change(house.means(), deputy, id, {true, code})).error ==
          Error{ErrorCode::Forbidden, Text::AdminStandsIn, "change"});
    CHECK(house.stored("1001").facts.roles == std::vector{Role::Handler});
}

TEST_CASE("Nobody confirms a change of whom they stand in for, or of who stands in for them") {
    House house;
    const Error close{ErrorCode::Forbidden, Text::ChangeStandsIn, "change"};
    house.desk.add("3001", {Role::Lead}, "420000");
    house.desk.add("3002", {Role::Lead}, "420000");
    house.stand_in("3001", "9002", "2026-12-01", "2026-12-02");
    house.stand_in("9002", "3002", "2026-12-10", "2026-12-11");
    for (const auto* badge : {"3001", "3002"}) {
        const auto id = ask(house, house.first, House::simple(StaffAct::ResetAccount, badge));
        CHECK_FALSE(waiting(house, house.second).back().may_decide);
        check_refused(house, house.second, id, close);
    }
}

TEST_CASE("Who confirms roles sees who was handed last what the account signs in with, and nothing else is confirmed") {
    House house;
    static_cast<void>(done(house.change(house.local, House::add_account("1009", {Role::Handler}))));
    const auto then = to_china_time(house.now);
    const auto id = ask(house, house.first, house.become("1009", {Role::Lead}, "420114"));
    CHECK(waiting(house, house.second).front().words == "credentials 9003 " + then);
    CHECK(waiting(house, house.second).front().added == std::vector{Role::Lead});
    CHECK(waiting(house, house.second).front().removed == std::vector{Role::Handler});
    static_cast<void>(done(house.decide(house.second, id)));
    const auto absence = House::absence("1003", "2026-12-01", "2026-12-02", "1002");
    const auto asked = ask(house, house.first, absence);
    CHECK(waiting(house, house.second).front().words == "2026-12-01 – 2026-12-02: 1002; lead");
    static_cast<void>(done(house.change(house.local, House::simple(StaffAct::ResetAccount, "1002"))));
    const auto anew = to_china_time(house.now);
    check_refused(house, house.second, asked, outdated);
    static_cast<void>(done(house.decide(house.second, asked, false)));
    ask(house, house.first, absence);
    CHECK(waiting(house, house.second).front().words ==
          "2026-12-01 – 2026-12-02: 1002; lead; credentials 9003 " + anew);
}

TEST_CASE("What would be something else than was shown is not confirmed, and is asked for anew") {
    House house;
    const auto reset = House::simple(StaffAct::ResetAccount, "1003");
    const auto id = ask(house, house.first, reset);
    app::disable_staff(house.store, "1003");
    check_refused(house, house.second, id, outdated);
    static_cast<void>(done(house.decide(house.second, id, false)));
    CHECK(house.last_act() == "9002 refuse_change 420114 1003: 9001 reset_account: handler, lead");
    ask(house, house.first, reset);
    CHECK(waiting(house, house.second).front().words == "handler, lead; disabled");
}

TEST_CASE("What has changed meanwhile is asked again: a change that is not possible any more stays undone") {
    House house;
    const auto moved = ask(house, house.first, house.become("1003", {Role::Lead}, "420100"));
    house.take_case(1, house.lead.officer);
    check_refused(house, house.second, moved, {ErrorCode::Conflict, Text::AccountHasCases, "badge"});
    const auto added = ask(house, house.first, House::add_account("1009", {Role::Lead}));
    house.desk.add("1009");
    check_refused(house, house.second, added, {ErrorCode::Conflict, Text::AccountBadgeTaken, "badge"});
    const auto asked = ask(house, house.local, house.become("1001", {Role::Lead}, "420114"));
    app::disable_staff(house.store, "9003"); // Who asked.
    check_refused(house, house.second, asked, {ErrorCode::Forbidden, Text::AdminNotYours, "change"});
    static_cast<void>(done(house.decide(house.second, asked, false)));
}

TEST_CASE("A new password of somebody who decides about others waits too, and is handed to who confirms") {
    House house;
    const auto id = ask(house, house.first, House::simple(StaffAct::ResetAccount, "1003"));
    const auto answer = done(house.decide(house.second, id));
    REQUIRE(answer.handed);
    CHECK(house.last_act() == "9001 9002 reset_account 420114 1003: handler, lead");
    CHECK_FALSE(house.desk.refusal(
        {"1003", answer.handed->password, answer.handed->recovery_codes.front(), good_password, office}, house.now));
}

TEST_CASE("A deputy who would get roles that are not theirs waits for a second administrator, who is not the deputy") {
    House house;
    const auto id = ask(house, house.local, House::absence("1003", "2026-12-01", "2026-12-02", "1002"));
    CHECK(count_rows(house.store, "staff_absence") == 0);
    static_cast<void>(done(house.decide(house.first, id)));
    CHECK(house.last_act() == "9003 9001 set_absence 420114 1003: 2026-12-01 – 2026-12-02: 1002; lead");
    CHECK(count_rows(house.store, "staff_absence") == 1);
    house.desk.add("3001", {Role::Lead}, "420000");
    const auto own = ask(house, house.first, House::absence("3001", "2026-12-01", "2026-12-02", "9002"));
    check_refused(house, house.second, own, theirs);
    // With the same roles already, nothing is given.
    house.desk.add("1006", {Role::Handler, Role::Lead});
    CHECK_FALSE(done(house.change(house.local, House::absence("1003", "2026-12-10", "2026-12-10", "1006"))).waiting);
}

TEST_CASE("Where the policy in force asks for no second administrator, a code is enough") {
    House house;
    REQUIRE(newest_policy().confirms_roles);
    const auto alone = policy_with("second_administrator", Json::array()).dump();
    house.store.write([&](store::Database& database) {
        store::insert_policy(database, {store::first_loaded_policy, china_date(house.now), alone, house.now, "张三"});
    });
    const auto wanted = house.become("1001", {Role::Lead}, "420114");
    CHECK(refusal_in(house.change(house.local, wanted)).error == invalid("code", Text::AdminCodeNeeded));
    CHECK_FALSE(done(house.change(house.local, wanted, house.code(house.local))).waiting);
    CHECK(house.last_act() == "9003 change_roles 420114 1001: handler → lead");
}
