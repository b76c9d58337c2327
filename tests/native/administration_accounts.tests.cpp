#include "tests/support/administration_house.hpp"

#include "shared/text/text_ids.hpp"

#include <optional>

// What an administrator does with accounts, alone.
using namespace zhiping;
using namespace zhiping::tests;
using House = AdministrationHouse;

namespace {

const Error with_cases{ErrorCode::Conflict, Text::AccountHasCases, "badge"};
const Error with_cases_at_end{ErrorCode::Conflict, Text::AccountToEndHasCases, "badge"};
const Error last_one{ErrorCode::Conflict, Text::AccountLastAdministrator, "badge"};
const Error own{ErrorCode::Forbidden, Text::AccountIsOwn, "badge"};
const Error nobody{ErrorCode::NotFound, Text::AccountUnknown, "badge"};
const Error not_theirs{ErrorCode::Forbidden, Text::AdminNotYours};

// Refused so, and nothing changed.
void check_refused(House& house, const app::FirstCredentials& who, const app::AccountChange& wanted, const Error& error,
                   const std::string& detail = {}) {
    const auto before = house.everything();
    const auto answer = house.change(who, wanted, house.code(who));
    CHECK(refusal_in(answer).error == error);
    CHECK(refusal_in(answer).detail == detail);
    CHECK(house.everything() == before);
}

app::AccountChange named(app::AccountChange change, const std::string& name) {
    change.facts.officer.name = name;
    return change;
}

} // namespace

TEST_CASE("An administrator adds a handler, who signs in with what was handed over; the act says who did it") {
    House house;
    const auto answer = done(house.change(house.local, House::add_account("1009", {Role::Handler})));
    REQUIRE(answer.handed);
    CHECK_FALSE(answer.waiting);
    CHECK(answer.handed->badge == "1009");
    CHECK(answer.handed->totp_address.starts_with("otpauth://totp/"));
    CHECK(answer.handed->recovery_codes.size() == app::recovery_codes_each);
    CHECK(house.last_act() == "9003 add_account 420114 1009: 420114: handler");
    CHECK_FALSE(house.desk.refusal({"1009", answer.handed->password, {}, good_password, office}, house.now));
    CHECK(house.last_act() == "1009 sign_in 420114 : ");
    CHECK(house.problems().empty());
}

TEST_CASE("An account that cannot be is refused with the field, and nothing changes") {
    House house;
    const auto wished = [&](const app::AccountChange& wanted) {
        const auto before = house.everything();
        const auto error = refusal_in(house.change(house.local, wanted, house.code(house.local))).error;
        CHECK(house.everything() == before);
        return error;
    };
    CHECK(wished(House::add_account("1009", {})) == invalid("roles", Text::AccountRoleMissing));
    CHECK(wished(House::add_account("1009", {Role::Citizen})) == invalid("roles", Text::ValueUnknown));
    CHECK(wished(House::add_account("1009", {Role::Clock})) == invalid("roles", Text::ValueUnknown));
    CHECK(wished(House::add_account("1009", {Role::Lead, Role::Lead})) == invalid("roles", Text::ValueUnknown));
    CHECK(wished(House::add_account("1001", {Role::Handler})) ==
          Error{ErrorCode::Conflict, Text::AccountBadgeTaken, "badge"});
    CHECK(wished(House::add_account("01001", {Role::Handler})) ==
          Error{ErrorCode::Conflict, Text::AccountBadgeTaken, "badge"});
    CHECK(wished(House::add_account("", {Role::Handler})) == invalid("badge", Text::StaffNameNeeded));
    CHECK(wished(House::add_account("000", {Role::Handler})) == invalid("badge", Text::StaffNameNeeded));
    CHECK(wished(House::add_account("a b", {Role::Handler})) == invalid("badge", Text::BadgeUnfit));
    CHECK(wished(House::add_account(std::string(21, '1'), {Role::Handler})) == invalid("badge", Text::BadgeUnfit));
    CHECK(wished(named(House::add_account("1009", {Role::Handler}), "")).field == "name");
    CHECK(wished(named(House::add_account("1009", {Role::Handler}), "a\nb")).field == "name");
    const Error no_unit{ErrorCode::NotFound, Text::UnitUnknown, "unit"};
    CHECK(wished(House::add_account("1009", {Role::Handler}, "429999")) == no_unit);
    CHECK(wished(House::add_account("1009", {Role::Handler}, "420000")) == no_unit); // Above theirs.
    auto other_badge = house.become("1001", {Role::Handler}, "420114");
    other_badge.facts.officer.badge = "1008";
    CHECK(wished(other_badge) == invalid("badge", Text::AccountBadgeFixed));
    other_badge.facts.officer.badge = "01001"; // What is kept of the account names it as it is written.
    CHECK(wished(other_badge) == invalid("badge", Text::AccountBadgeFixed));
    CHECK(wished(named(House::add_account("1009", {Role::Handler}), "a\u202Eb")) == invalid("name", Text::WordsUnfit));
}

TEST_CASE("Who administers nothing is forbidden everything, whatever the role, and so is who was an administrator") {
    House house;
    for (const auto role :
         {Role::Handler, Role::Lead, Role::Supervisor, Role::Auditor, Role::Counter, Role::Codes, Role::Officer}) {
        const auto who = house.desk.add("80" + std::to_string(static_cast<int>(role)), {role}, "420000");
        CAPTURE(facts_of(roles, role).id);
        check_refused(house, who, House::add_account("1009", {Role::Handler}), not_theirs);
        check_refused(house, who, House::simple(StaffAct::ResetAccount, "1001"), not_theirs);
        CHECK(app::list_accounts(house.store, house.member(who), {}, china_date(house.now)).error() == not_theirs);
        CHECK(app::list_waiting(house.store, house.member(who), china_date(house.now)).error() == not_theirs);
        CHECK(app::list_unit_lines(house.store, house.member(who)).error() == not_theirs);
    }
    const auto was = house.member(house.local);
    app::disable_staff(house.store, "9003");
    const auto answer = app::change_account(house.means(), was, House::add_account("1009", {Role::Handler}), "");
    CHECK(refusal_in(answer).error == Error{ErrorCode::Unauthorized, Text::SignInNeeded});
}

TEST_CASE("An account above or beside is as unknown as one that nobody has") {
    House house;
    house.desk.add("7001", {Role::Handler}, "420000");
    for (const auto* badge : {"7001", "9001", "5555", ""})
        for (const auto what : {StaffAct::ResetAccount, StaffAct::DisableAccount, StaffAct::CancelAbsence})
            check_refused(house, house.local, House::simple(what, badge), nobody);
    check_refused(house, house.local, house.become("7001", {Role::Handler}, "420114"), nobody);
    check_refused(house, house.local, house.become("1001", {Role::Handler}, "420000"),
                  {ErrorCode::NotFound, Text::UnitUnknown, "unit"});
}

TEST_CASE("Name and unit of a handler are changed at once, with what changed as words; the same again is no act") {
    House house;
    auto wanted = named(house.become("1001", {Role::Handler}, "420100"), "李静");
    CHECK_FALSE(done(house.change(house.local, wanted)).waiting);
    CHECK(house.stored("1001").facts == wanted.facts);
    CHECK(house.last_act() == "9003 change_account 420114 1001: 张三1001 → 李静; 420114 → 420100");
    const auto before = house.everything();
    wanted.seen = wanted.facts;
    static_cast<void>(done(house.change(house.local, wanted)));
    CHECK(house.everything() == before);
    static_cast<void>(done(house.change(house.local, house.become("1001", {Role::Officer}, "420100"))));
    CHECK(house.last_act() == "9003 change_roles 420100 1001: handler → officer");
}

TEST_CASE("Nobody overwrites what another administrator has changed of an account, or what they have not seen") {
    House house;
    const Error changed{ErrorCode::Conflict, Text::AdminChanged, "seen"};
    auto wanted = house.become("1001", {Role::Handler}, "420100");
    static_cast<void>(done(house.change(house.first, named(house.become("1001", {Role::Handler}, "420114"), "李静"))));
    check_refused(house, house.local, wanted, changed);
    wanted = house.become("1001", {Role::Handler}, "420100");
    wanted.seen->unit_id = "420100";
    check_refused(house, house.local, wanted, changed);
    wanted = house.become("1001", {Role::Handler}, "420100");
    wanted.seen->roles = {Role::Officer};
    check_refused(house, house.local, wanted, changed);
    wanted.seen.reset();
    check_refused(house, house.local, wanted, changed);
    wanted = house.become("1003", {Role::Handler, Role::Lead}, "420114");
    wanted.seen->roles = {Role::Lead, Role::Handler}; // However they are ordered.
    static_cast<void>(done(house.change(house.local, named(wanted, "李静"))));
}

TEST_CASE("Who has open cases is neither disabled nor moved nor kept from handling, and the reason has their number") {
    House house;
    house.take_case(1, house.handler.officer);
    house.take_case(2, house.handler.officer);
    check_refused(house, house.local, House::simple(StaffAct::DisableAccount, "1001"), with_cases_at_end, "2");
    check_refused(house, house.local, house.become("1001", {Role::Handler}, "420100"), with_cases, "2");
    check_refused(house, house.local, house.become("1001", {Role::Officer}, "420114"), with_cases, "2");
    CHECK_FALSE(done(house.change(house.local, House::simple(StaffAct::ResetAccount, "1001"))).waiting);
    static_cast<void>(done(house.change(house.local, House::simple(StaffAct::DisableAccount, "1002"))));
    CHECK(house.stored("1002").is_disabled);
    CHECK(house.last_act() == "9003 disable_account 420114 1002: handler");
    check_refused(house, house.local, House::simple(StaffAct::DisableAccount, "1002"),
                  {ErrorCode::Conflict, Text::AccountDisabled, "badge"});
}

TEST_CASE("The last administrator at the top is neither disabled nor moved nor loses the role") {
    House house;
    house.desk.add_ready("9004", {Role::Administrator}, "420000");
    for (const auto* badge : {"9001", "9004"}) app::disable_staff(house.store, badge);
    REQUIRE_FALSE(app::load_units(house.store, {{"P", {}, Level::Bureau, {"另一总队", "Other Bureau"}}}));
    house.desk.add("9006", {Role::Administrator}, "P"); // At the top too, but of others.
    // Somebody at the top who is an administrator as long as another is absent.
    house.desk.add_ready("9005", {Role::Codes}, "420000");
    const auto deputy =
        app::StaffMember{house.stored("9005").id, {"张三9005", "9005"}, "420000", {Role::Codes, Role::Administrator}};
    REQUIRE_FALSE(app::set_absence(house.store, "9002", {china_date(house.now), china_date(house.now), "9005"},
                                   china_date(house.now)));
    for (const auto& wanted :
         {House::simple(StaffAct::DisableAccount, "9002"), house.become("9002", {Role::Administrator}, "420100"),
          house.become("9002", {Role::Auditor}, "420000")}) {
        const auto before = house.everything();
        const auto answer = app::change_account(house.means(), deputy, wanted, "");
        CHECK(refusal_in(answer).error == last_one);
        CHECK(house.everything() == before);
    }
    // One who is no longer there does not count, one below the top neither.
    REQUIRE(app::reset_staff(house.store, house.vault, chance, "9004"));
    const auto answer = app::change_account(house.means(), deputy, House::simple(StaffAct::DisableAccount, "9002"), "");
    CHECK(refusal_in(answer).error == invalid("code", Text::AdminCodeNeeded));
}

TEST_CASE("Nobody changes, resets or disables their own account, or becomes a deputy by themselves") {
    House house;
    check_refused(house, house.first, house.become("9001", {Role::Administrator, Role::Lead}, "420000"), own);
    check_refused(house, house.first, house.become("09001", {Role::Administrator}, "420100"), own);
    check_refused(house, house.first, House::simple(StaffAct::ResetAccount, "9001"), own);
    check_refused(house, house.first, House::simple(StaffAct::DisableAccount, "9001"), own);
    house.desk.add("3001", {Role::Lead}, "420000");
    check_refused(house, house.first, House::absence("3001", "2026-12-01", "2026-12-02", "9001"),
                  {ErrorCode::Forbidden, Text::AccountIsOwn, "deputy"});
}

TEST_CASE("What has to do with roles beyond a handler's asks for a code that is right and was not used") {
    House house;
    const auto wanted = House::simple(StaffAct::DisableAccount, "1003");
    const auto refused = [&](const std::string& code) {
        return refusal_in(house.change(house.local, wanted, code)).error;
    };
    CHECK(refused("") == invalid("code", Text::AdminCodeNeeded));
    CHECK(refused("000000") == invalid("code", Text::SecondFactorWrong));
    CHECK(refused(StaffDesk::code_of(house.first, house.now)) == invalid("code", Text::SecondFactorWrong));
    CHECK(refused(house.local.recovery_codes.front()) == invalid("code", Text::SecondFactorWrong));
    CHECK_FALSE(house.stored("1003").is_disabled);
    const auto code = house.code(house.local);
    static_cast<void>(done(house.change(house.local, wanted, code)));
    CHECK(house.stored("1003").is_disabled);
    REQUIRE(app::reset_staff(house.store, house.vault, chance, "1003"));
    CHECK(refused(code) == invalid("code", Text::SecondFactorWrong)); // It is good once.
    for (int tries = 0; tries < 4; ++tries) CHECK(refused("000000").field == "code");
    CHECK(refused("000000").code == ErrorCode::TooMany);
    CHECK_FALSE(house.stored("1003").is_disabled);
}

TEST_CASE("Who is disabled is signed out at once, and who is reset signs in with the new password alone") {
    House house;
    const auto told = house.desk.add_ready("1010");
    const auto token = house.enter(told, "");
    static_cast<void>(done(house.change(house.local, House::simple(StaffAct::DisableAccount, "1010"))));
    CHECK_FALSE(house.find(token));
    const auto anew = done(house.change(house.local, House::simple(StaffAct::ResetAccount, "1010")));
    REQUIRE(anew.handed);
    CHECK(house.last_act() == "9003 reset_account 420114 1010: handler; disabled");
    CHECK(house.desk.refusal({"1010", good_password, {}, {}, office}, house.now));
    CHECK_FALSE(house.desk.refusal({"1010", anew.handed->password, {}, good_password, office}, house.now));
}

TEST_CASE("Absences are set and cancelled by the rules of the command line") {
    House house;
    const auto& who = house.local;
    static_cast<void>(done(house.change(who, House::absence("1001", "2026-12-01", "2026-12-03", "1002"))));
    CHECK(house.last_act() == "9003 set_absence 420114 1001: 2026-12-01 – 2026-12-03: 1002");
    const Error unfit = invalid("deputy", Text::AbsenceDeputyUnfit);
    const Error overlap{ErrorCode::Conflict, Text::AbsenceOverlaps, "from"};
    house.desk.add("1004");
    house.desk.add("1005", {Role::Handler}, "420100");
    app::disable_staff(house.store, "1004");
    for (const auto* deputy : {"1001", "1004", "1005", "5555", ""})
        check_refused(house, who, House::absence("1001", "2026-12-10", "2026-12-10", deputy), unfit);
    check_refused(house, who, House::absence("1001", "2026-12-03", "2026-12-04", "1002"), overlap);
    check_refused(house, who, House::absence("1002", "2026-12-02", "2026-12-02", "1003"), overlap); // A deputy's.
    check_refused(house, who, House::absence("1003", "2026-12-02", "2026-12-02", "1001"), overlap); // Who is absent.
    check_refused(house, who, House::absence("1001", "2026-12-11", "2026-12-10", "1002"),
                  invalid("to", Text::AnomalyPeriodBackwards));
    check_refused(house, who, House::absence("1001", "2026-11-01", "2026-11-19", "1002"),
                  invalid("to", Text::DateIsPast));
    check_refused(house, who, House::absence("1001", "2026-11-19", "2026-11-21", "1002"),
                  invalid("from", Text::DateIsPast));
    check_refused(house, who, House::absence("1001", "2026-12-10", "2027-11-22", "1002"),
                  invalid("to", Text::DateTooFar));
    auto cancelled = House::simple(StaffAct::CancelAbsence, "1001");
    cancelled.absence.from = parse_date("2026-12-02").value();
    check_refused(house, who, cancelled, {ErrorCode::NotFound, Text::AbsenceUnknown, "from"});
    cancelled.absence.from = parse_date("2026-12-01").value();
    static_cast<void>(done(house.change(who, cancelled)));
    CHECK(count_rows(house.store, "staff_absence") == 0);
    CHECK(house.last_act() == "9003 cancel_absence 420114 1001: 2026-12-01 – 2026-12-03");
}

TEST_CASE(
    "Absences that are not over go with the roles or the unit that they were agreed on for, and the act names them") {
    House house;
    house.stand_in("1001", "1002");
    house.stand_in("1003", "1002");
    auto renamed = named(house.become("1002", {Role::Handler}, "420114"), "李静");
    static_cast<void>(done(house.change(house.local, renamed)));
    CHECK(count_rows(house.store, "staff_absence") == 2);
    static_cast<void>(done(house.change(house.local, house.become("1002", {Role::Officer}, "420114"))));
    CHECK(house.last_act() ==
          "9003 change_roles 420114 1002: handler → officer; ends 1001 2026-12-01 – 2026-12-02: 1002;"
          " ends 1003 2026-12-01 – 2026-12-02: 1002");
    CHECK(count_rows(house.store, "staff_absence") == 0);
    house.stand_in("1001", "1003");
    static_cast<void>(done(house.change(house.local, house.become("1001", {Role::Handler}, "420100"))));
    CHECK(house.last_act() ==
          "9003 change_account 420114 1001: 420114 → 420100; ends 1001 2026-12-01 – 2026-12-02: 1003");
    CHECK(count_rows(house.store, "staff_absence") == 0);
}

TEST_CASE("Accounts are listed by badge number, of the units that are administered, and are found by name and number") {
    House house;
    house.take_case(1, house.handler.officer);
    static_cast<void>(done(house.change(house.local, House::absence("1001", "2026-12-01", "2026-12-01", "1002"))));
    const auto listed = [&](const app::FirstCredentials& who, const app::AccountQuery& query) {
        return app::list_accounts(house.store, house.member(who), query, china_date(house.now));
    };
    const auto badges = [&](const app::FirstCredentials& who, const app::AccountQuery& query) {
        std::vector<std::string> all;
        const auto page = listed(who, query);
        REQUIRE(page);
        for (const auto& each : page->accounts) all.push_back(each.officer.badge);
        return all;
    };
    using Badges = std::vector<std::string>;
    CHECK(badges(house.local, {}) == Badges{"1001", "1002", "1003", "9003"});
    CHECK(badges(house.first, {}) == Badges{"1001", "1002", "1003", "9001", "9002", "9003"});
    CHECK(badges(house.first, {.unit_id = "420100"}) == Badges{"9003"});
    CHECK(badges(house.first, {.search = "900"}) == Badges{"9001", "9002", "9003"});
    CHECK(badges(house.first, {.search = "三1003"}) == Badges{"1003"});
    CHECK(badges(house.first, {.search = "%"}).empty());
    CHECK(badges(house.first, {.search = "_"}).empty());
    const auto first = listed(house.local, {.most = 1}).value();
    CHECK(first.accounts.front() == Account{.officer = house.handler.officer,
                                            .unit_id = "420114",
                                            .roles = {Role::Handler},
                                            .has_one_use_password = true,
                                            .open_cases = 1,
                                            .absences = {{parse_date("2026-12-01").value(),
                                                          parse_date("2026-12-01").value(), house.colleague.officer}}});
    CHECK(first.next == "1001");
    CHECK(badges(house.local, {.after = first.next, .most = 2}) == Badges{"1002", "1003"});
    CHECK(listed(house.local, {.unit_id = "420000"}).error() == Error{ErrorCode::NotFound, Text::UnitUnknown, "unit"});
    CHECK(listed(house.local, {.most = 0}).error() == invalid("limit", Text::ValueUnknown));
    CHECK(listed(house.local, {.most = 201}).error() == invalid("limit", Text::ValueUnknown));
    CHECK(listed(house.local, {.search = std::string(61, 'a')}).error().field == "search");
}
