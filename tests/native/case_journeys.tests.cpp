#include "tests/support/case_house.hpp"

#include <catch_amalgamated.hpp>

// Five cases from their first day to their last, on a real store, with time moved and the clocks' job running.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

namespace {

using Actions = std::vector<CaseAction>;

const Actor other_bureau_handler = staff(Role::Handler, "420000", "总队乙", "3003");

Reply wrong_reply() {
    auto reply = CaseHouse::clean_reply();
    reply.findings[0].finding = Finding::Wrong;
    reply.measures = {{MeasureKind::Apologised}};
    return reply;
}

// A day passes, and the job looks at the clocks each hour.
void pass_days(CaseHouse& house, int days) {
    for (int hour = 0; hour < 24 * days; ++hour) {
        house.now += 1h;
        house.run_clocks();
    }
}

void check_end(CaseHouse& house, const ReceiptNumber& receipt, Closing closing, const Actions& actions) {
    const auto file = house.find(receipt)->file;
    CHECK(file.closing == closing);
    CHECK(house.actions_of(receipt) == actions);
    for (const auto& clock : file.clocks)
        if (clock.kind != ClockKind::Measure) CHECK_FALSE(clock.is_running());
    CHECK(house.verify().empty());
    pass_days(house, 90); // Nothing happens to what is closed.
    CHECK(house.actions_of(receipt) == actions);
}

} // namespace

TEST_CASE("Journey: answered in time, and the citizen is satisfied") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.does(receipt, Take, handler);
    house.does(receipt, SayRecordings, handler, {.recordings = Recordings::Secured});
    house.does(receipt, RecordContact, handler,
               {.words = "已致电说明", .contact = ContactKind::First, .happened_at = house.now});
    pass_days(house, 1);
    house.does(receipt, HandIn, handler, {.reply = wrong_reply()});
    house.does(receipt, Approve, brigade_lead);
    house.does(receipt, OpenReply, citizen);
    house.does(receipt, Accept, citizen);
    CHECK_FALSE(house.find(receipt)->file.find_clock(ClockKind::Reply, 1)->is_late);
    check_end(house, receipt, Closing::Satisfied,
              {Open, Take, SayRecordings, RecordContact, HandIn, Approve, OpenReply, Accept});
}

TEST_CASE("Journey: rejected, reviewed a level up by other people, and satisfied") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.answer(receipt, handler);
    house.does(receipt, Reject, citizen, {.words = "没有回答扣车的问题"});
    const auto file = house.find(receipt)->file;
    CHECK(file.unit_id == "420100");
    CHECK(file.running(ClockKind::Reply)->number == 2);
    house.answer(receipt, reviewer);
    house.does(receipt, Accept, citizen);
    check_end(house, receipt, Closing::Satisfied, {Open, Take, IssueReply, Reject, Take, IssueReply, Accept});
}

TEST_CASE("Journey: through all levels, where the last reply can be answered and goes no further") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    for (const auto& by : {handler, reviewer, bureau_handler}) {
        house.answer(receipt, by);
        house.does(receipt, Reject, citizen, {.words = "不满意"});
    }
    CHECK(house.find(receipt)->file.round == 3);
    check_end(house, receipt, Closing::Final,
              {Open, Take, IssueReply, Reject, Take, IssueReply, Reject, Take, IssueReply, Reject});
}

TEST_CASE("Journey: overdue, taken over by the bureau, and reviewed once more there") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.does(receipt, Take, handler);
    pass_days(house, 6);
    house.does(receipt, Urge, detachment_lead, {.words = "请尽快办理"});
    house.does(receipt, TakeOver, bureau_lead, {.words = "超期未办"});
    CHECK(house.find(receipt)->file.find_clock(ClockKind::Reply, 1)->is_late);
    house.answer(receipt, bureau_handler);
    house.does(receipt, Reject, citizen, {.words = "不满意"});
    house.answer(receipt, other_bureau_handler);
    house.does(receipt, Reject, citizen, {.words = "不满意"});
    check_end(house, receipt, Closing::Final,
              {Open, Take, Remind, BecomeOverdue, Urge, TakeOver, Take, IssueReply, Reject, Take, IssueReply, Reject});
}

TEST_CASE("Journey: the citizen never answers, is reminded once, and the case closes as unanswered") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.answer(receipt, handler);
    house.does(receipt, OpenReply, citizen);
    const auto due = house.find(receipt)->file.running(ClockKind::Response)->due;
    CHECK(due ==
          next_working_day(state_council_calendar(), china_date(house.now) + newest_policy().response_after_opening));
    pass_days(house, 45);
    check_end(house, receipt, Closing::Unanswered, {Open, Take, IssueReply, OpenReply, RemindCitizen, CloseUnanswered});
}

TEST_CASE("Of two linked cases the one that was withdrawn escalates no more, and the other one does") {
    CaseHouse house;
    const auto withdrawn = house.evaluate(1).number;
    const auto open = house.evaluate(2, sample_token<Secret>(2)).number;
    house.does(withdrawn, Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    pass_days(house, 30);
    CHECK(house.actions_of(withdrawn) == Actions{Open, Withdraw});
    CHECK(house.actions_of(open) == Actions{Open, Remind, BecomeOverdue});
    CHECK(house.verify().empty());
}
