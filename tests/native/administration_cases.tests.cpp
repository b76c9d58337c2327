#include "tests/support/administration_house.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"

// The cases of somebody who leaves.
using namespace zhiping;
using namespace zhiping::tests;
using House = AdministrationHouse;

namespace {

Reply clean_reply() {
    return {.findings = {{Situation::UnfairEnforcement, Finding::DidNotHappen},
                         {Situation::ImpoundedWithoutCause, Finding::Lawful}},
            .text = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。",
            .basis = "道路交通安全法第八十七条"};
}

Result<app::CasesMoved> move(House& house, const app::FirstCredentials& who, const std::string& from,
                             const std::string& to) {
    return app::move_cases(
        house.means(), [&](store::Database& database) { return house.case_means(database); }, house.member(who), from,
        to);
}

CaseEvent last_event(House& house, const ReceiptNumber& receipt) {
    return house.store.read([&](store::Database& database) {
        const auto key = store::find_case_key(database, receipt);
        return cases::read_events(database, key->evaluation_id).back();
    });
}

} // namespace

TEST_CASE("An administrator moves the open cases of who leaves, whatever their state; each event says who did it") {
    House house;
    const auto& from = house.handler.officer;
    const auto handling = house.take_case(1, from), waiting = house.take_case(2, from);
    const auto answered = house.take_case(3, from), other = house.take_case(4, house.lead.officer);
    const Actor handler{Role::Handler, "420114", from};
    house.act(waiting, CaseAction::HandIn, handler, {.reply = clean_reply()});
    house.act(answered, CaseAction::IssueReply, handler, {.reply = clean_reply()});
    const auto before = house.file(other);
    const auto moved = move(house, house.local, "1001", "01002").value();
    CHECK(moved.moved == 3);
    CHECK(moved.kept.empty());
    for (const auto& receipt : {handling, waiting, answered}) {
        CHECK(house.file(receipt).handler == house.colleague.officer);
        const auto event = last_event(house, receipt);
        CHECK(event.action == CaseAction::HandOver);
        CHECK(event.actor == Actor{Role::Administrator, "420100", house.local.officer});
        CHECK(event.details.officer == house.colleague.officer);
    }
    CHECK(house.file(waiting).status == CaseStatus::Approval);
    CHECK(house.file(answered).status == CaseStatus::Answered);
    CHECK(house.file(other) == before);
    CHECK(house.last_act() == "9003 move_cases 420114 1001: 1001 → 1002");
    CHECK(count_rows(house.store, "staff_act WHERE what = 'move_cases' AND amount = 3") == 1);
    CHECK(house.problems().empty());
    static_cast<void>(done(house.change(house.local, House::simple(StaffAct::DisableAccount, "1001"))));
}

TEST_CASE("Who moves cases has no part in them: the same person may decide about them later, and reads none") {
    House house;
    const auto receipt = house.take_case(1, house.handler.officer);
    CHECK(move(house, house.local, "1001", "1002").value().moved == 1);
    const UnitTree units{sample_units()};
    const Actor administrator{Role::Administrator, "420100", house.local.officer};
    CHECK_FALSE(may(administrator, Right::Read, house.file(receipt), units));
    CHECK(possible_actions(house.file(receipt), administrator, units) == std::vector{CaseAction::HandOver});
    const Actor handler{Role::Handler, "420114", house.colleague.officer};
    house.act(receipt, CaseAction::IssueReply, handler, {.reply = clean_reply()});
    const auto rejected = house.act(receipt, CaseAction::Reject, {Role::Citizen}, {.words = "不满意"});
    CHECK(is_barred(rejected, handler));
    CHECK_FALSE(is_barred(rejected, {Role::Lead, "420100", house.local.officer}));
}

TEST_CASE("A case that concerns who would get it stays with a reason, and the others move") {
    House house;
    const auto concerned = house.take_case(1, house.handler.officer), other = house.take_case(2, house.handler.officer);
    house.act(concerned, CaseAction::DeclareConcerned, {Role::Handler, "420114", house.colleague.officer});
    const auto moved = move(house, house.local, "1001", "1002").value();
    CHECK(moved.moved == 1);
    REQUIRE(moved.kept.size() == 1);
    CHECK(moved.kept.front().receipt == concerned);
    CHECK(moved.kept.front().why == invalid("officer", Text::CaseConcernsThem));
    CHECK(house.file(concerned).handler == house.handler.officer);
    CHECK(house.file(other).handler == house.colleague.officer);
}

TEST_CASE("More cases than one transaction moves all move, each once, and each transaction is an act") {
    House house;
    const auto concerned = house.take_case(1, house.handler.officer);
    house.act(concerned, CaseAction::DeclareConcerned, {Role::Handler, "420114", house.colleague.officer});
    const auto all = static_cast<int>(app::max_moved_at_once) + 2;
    for (int number = 2; number <= all; ++number) house.take_case(number, house.handler.officer);
    const auto moved = move(house, house.local, "1001", "1002").value();
    CHECK(moved.moved == all - 1);
    REQUIRE(moved.kept.size() == 1);
    CHECK(moved.kept.front().receipt == concerned);
    CHECK(count_rows(house.store, "staff_act WHERE what = 'move_cases'") == 2);
    CHECK(house.rows("SELECT CAST(sum(amount) AS TEXT) FROM staff_act WHERE what = 'move_cases'").front() ==
          std::to_string(all - 1));
}

TEST_CASE("An administrator who is concerned himself moves no such case") {
    House house;
    house.take_case(1, house.handler.officer);
    const auto named = house.desk.add_ready("014537", {Role::Administrator}, "420114"); // On the code.
    const auto moved = move(house, named, "1001", "1002").value();
    CHECK(moved.moved == 0);
    REQUIRE(moved.kept.size() == 1);
    CHECK(moved.kept.front().why == Error{ErrorCode::Forbidden, Text::CaseConcernsYou});
    CHECK(count_rows(house.store, "staff_act WHERE what = 'move_cases'") == 0);
}

TEST_CASE("While a change of an account waits its cases stay where they are") {
    House house;
    house.take_case(1, house.handler.officer);
    const auto wanted = house.become("1001", {Role::Handler, Role::Lead}, "420114");
    const auto id = done(house.change(house.first, wanted, house.code(house.first))).waiting;
    REQUIRE(id);
    const auto before = house.everything();
    for (const auto* from : {"1001", "01001"})
        CHECK(move(house, house.local, from, "1002").error() == Error{ErrorCode::Conflict, Text::ChangeWaits, "badge"});
    CHECK(house.everything() == before);
    static_cast<void>(done(house.decide(house.first, *id, false)));
    CHECK(move(house, house.local, "1001", "1002").value().moved == 1);
}

TEST_CASE("Cases go only to somebody of the unit who handles cases, and nothing moves otherwise") {
    House house;
    house.take_case(1, house.handler.officer);
    house.desk.add("1004", {Role::Officer});
    house.desk.add("1005", {Role::Handler}, "420100");
    house.desk.add("1006");
    app::disable_staff(house.store, "1006");
    const auto lead = house.desk.add_ready("1007", {Role::Lead}, "420100");
    const auto before = house.everything();
    for (const auto* to : {"1001", "1004", "1005", "1006", "5555", ""}) {
        CAPTURE(to);
        CHECK(move(house, house.local, "1001", to).error() == invalid("to", Text::DeskReceiverUnknown));
    }
    const Error nobody{ErrorCode::NotFound, Text::AccountUnknown, "badge"};
    for (const auto* from : {"5555", "9001", ""}) CHECK(move(house, house.local, from, "1002").error() == nobody);
    CHECK(move(house, lead, "1001", "1002").error() == Error{ErrorCode::Forbidden, Text::AdminNotYours});
    CHECK(house.everything() == before);
}
