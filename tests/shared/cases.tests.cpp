#include "tests/shared/case_world.hpp"

#include "shared/text/text_ids.hpp"

using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

constexpr std::chrono::year y{2026};

} // namespace

TEST_CASE("A case opens at the unit of its code, with three working days from the day of receipt") {
    const CaseWorld world;
    CHECK(world.file.status == CaseStatus::Handling);
    CHECK(world.file.unit_id == "420114");
    CHECK(world.file.round == 1);
    CHECK(world.clock(ClockKind::Reply, 1).due == Date{y / 11 / 25});
    CHECK_FALSE(world.clock(ClockKind::Reply, 1).provisional);
}

TEST_CASE("A reply that finds nothing wrong is issued at once, and the citizen who is satisfied closes the case") {
    CaseWorld world;
    world.answer(handler);
    CHECK(world.file.status == CaseStatus::Answered);
    CHECK(world.clock(ClockKind::Reply, 1).met_at == world.now);
    CHECK_FALSE(world.clock(ClockKind::Reply, 1).is_late);
    world.does(OpenReply, citizen);
    world.does(Accept, citizen);
    CHECK(world.file.closing == Closing::Satisfied);
    CHECK(world.clock(ClockKind::Response, 1).met_at == world.now);
}

TEST_CASE("A rejected reply goes one level up, with a round of its own, to who has not acted before") {
    CaseWorld world;
    world.answer(handler);
    world.go_to(y / 11 / 26);
    world.does(Reject, citizen, {.words = "没有看执法记录仪"});
    CHECK(world.file.status == CaseStatus::Handling);
    CHECK(world.file.unit_id == "420100");
    CHECK(world.file.round == 2);
    CHECK(world.clock(ClockKind::Reply, 2).due == Date{y / 12 / 1});
    CHECK(reason(world.act(Take, handler)) == Text::CaseNotYours);
    const auto promoted = staff(Role::Handler, "420100", "承办甲", "1001");
    CHECK(reason(world.act(Take, promoted)) == Text::CaseConcernsYou);
    world.answer(reviewer);
    world.does(Accept, citizen);
    CHECK(world.file.closing == Closing::Satisfied);
}

TEST_CASE("The last level's reply can be rejected, and the case ends there") {
    CaseWorld world;
    for (const auto& by : {handler, reviewer, bureau_handler}) {
        world.answer(by);
        world.now += 24h;
        world.does(Reject, citizen, {.words = "不满意"});
    }
    CHECK(world.file.status == CaseStatus::Closed);
    CHECK(world.file.closing == Closing::Final);
    CHECK(world.file.round == 3);
}

TEST_CASE("A case that the bureau took over is reviewed once more there, by other people") {
    CaseWorld world;
    world.does(TakeOver, bureau_lead, {.words = "超期未办"});
    CHECK(world.file.unit_id == "420000");
    CHECK(world.file.round == 2);
    world.answer(bureau_handler);
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(world.file.status == CaseStatus::Handling);
    CHECK(world.file.unit_id == "420000");
    for (const auto& before : {bureau_handler, bureau_lead})
        CHECK(reason(world.act(Take, before)) == Text::CaseConcernsYou);
    world.answer(staff(Role::Handler, "420000", "总队乙", "3003"));
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(world.file.closing == Closing::Final);
}

TEST_CASE("A missed deadline makes the case overdue once, and lateness is never written anew") {
    CaseWorld world;
    world.go_to(y / 11 / 25, 23);
    CHECK(reason(world.act(BecomeOverdue, time_passed)) == Text::CaseNotNow);
    world.now = at(y / 11 / 26, 0, 30); // 16:30 of the day before in UTC.
    world.does(BecomeOverdue, time_passed);
    CHECK(world.clock(ClockKind::Reply, 1).is_late);
    CHECK(reason(world.act(BecomeOverdue, time_passed)) == Text::CaseNotNow);
    world.answer(handler);
    CHECK(world.clock(ClockKind::Reply, 1).is_late);
    world.does(Accept, citizen);
    CHECK(world.clock(ClockKind::Reply, 1).is_late);
}

TEST_CASE("A reply that comes late is late, also when nobody looked at the clock before") {
    CaseWorld world;
    world.go_to(y / 11 / 26);
    world.answer(handler);
    CHECK(world.clock(ClockKind::Reply, 1).is_late);
}

TEST_CASE("The handler is reminded a working day before the deadline, once in each round") {
    CaseWorld world;
    world.now = at(y / 11 / 23, 23, 59);
    CHECK(world.act(Remind, time_passed));
    world.now = at(y / 11 / 24, 0, 30);
    world.does(Remind, time_passed);
    CHECK(world.act(Remind, time_passed));
    world.answer(handler);
    CHECK(world.act(Remind, time_passed));
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(world.clock(ClockKind::Reply, 2).due == Date{y / 11 / 27});
    world.go_to(y / 11 / 26);
    world.does(Remind, time_passed);
    CHECK(world.act(Remind, time_passed));
}

TEST_CASE("Without an answer a case closes as unanswered, 60 days after its issue, ended on a working day") {
    CaseWorld world;
    world.go_to(y / 11 / 24);
    world.answer(handler);
    // The 60th day is Saturday, 2027-01-23.
    CHECK(world.clock(ClockKind::Response, 1).due == Date{std::chrono::year{2027} / 1 / 25});
    world.now = at(std::chrono::year{2027} / 1 / 18, 9);
    world.does(RemindCitizen, time_passed);
    CHECK(world.act(RemindCitizen, time_passed));
    CHECK(world.act(CloseUnanswered, time_passed));
    world.now = at(std::chrono::year{2027} / 1 / 26, 0, 1);
    world.does(CloseUnanswered, time_passed);
    CHECK(world.file.closing == Closing::Unanswered);
    CHECK_FALSE(world.clock(ClockKind::Response, 1).is_late);
    CHECK(world.act(CloseUnanswered, time_passed));
}

TEST_CASE("Once the citizen has opened the reply, 30 days are left, however long ago it was issued") {
    CaseWorld world;
    world.answer(handler);
    world.go_to(y / 12 / 1);
    world.does(OpenReply, citizen);
    CHECK(world.clock(ClockKind::Response, 1).due == Date{y / 12 / 31});
    CHECK(reason(world.act(OpenReply, citizen)) == Text::ReplyOpened);
}

TEST_CASE("A reply that finds something wrong is approved by a second person first") {
    CaseWorld world;
    world.does(Take, handler);
    CHECK(reason(world.act(IssueReply, handler, {.reply = wrong_reply()})) == Text::ReplyNeedsApproval);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK(world.file.status == CaseStatus::Approval);
    CHECK(world.clock(ClockKind::Reply, 1).is_running());
    CHECK(reason(world.act(Approve, colleague)) == Text::CaseNotYours);
    CHECK(reason(world.act(Approve, staff(Role::Lead, "420114", "承办甲", "1001"))) == Text::ReplyIsYours);
    world.does(ReturnReply, brigade_lead, {.words = "请补充依据"});
    CHECK(world.file.round == 1);
    CHECK(world.clock(ClockKind::Reply, 1).due == Date{y / 11 / 25});
    world.does(HandIn, handler, {.reply = wrong_reply()});
    world.does(Approve, brigade_lead);
    CHECK(world.file.status == CaseStatus::Answered);
}

TEST_CASE("An extension moves the date once a round by three working days at most, and never the original one") {
    CaseWorld world;
    world.does(Take, handler);
    for (const int days : {0, 4, -1})
        CHECK(world.act(RequestExtension, handler, {.words = "等鉴定", .working_days = days}));
    world.does(RequestExtension, handler, {.words = "等鉴定", .working_days = 3});
    CHECK(reason(world.act(RequestTransfer, handler, {.words = "不是我们"})) == Text::RequestPending);
    CHECK(reason(world.act(GrantRequest, brigade_lead)) == Text::CaseNotYours);
    world.does(GrantRequest, detachment_lead);
    CHECK(world.clock(ClockKind::Reply, 1).due == Date{y / 11 / 30});
    CHECK(world.clock(ClockKind::Reply, 1).original_due == Date{y / 11 / 25});
    CHECK(reason(world.act(RequestExtension, handler, {.words = "再等", .working_days = 1})) == Text::ExtendedBefore);
}

TEST_CASE("A request stops no clock, and runs out as refused when the clock is due") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestExtension, handler, {.words = "等鉴定", .working_days = 2});
    CHECK(world.act(LetRequestRunOut, time_passed));
    world.go_to(y / 11 / 26);
    world.does(LetRequestRunOut, time_passed);
    world.does(BecomeOverdue, time_passed);
    CHECK(reason(world.act(GrantRequest, detachment_lead)) == Text::NoRequest);
}

TEST_CASE("A transfer goes where the level above names, begins a round, and cannot be returned") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestTransfer, handler, {.words = "不是我们办的"});
    CHECK(reason(world.act(GrantRequest, detachment_lead, {.unit_id = "999999"})) == Text::UnitUnknownInCase);
    CHECK(reason(world.act(GrantRequest, detachment_lead, {.unit_id = "420200"})) == Text::UnitNotBelow);
    CHECK(reason(world.act(GrantRequest, detachment_lead, {.unit_id = "420114"})) == Text::UnitHasCase);
    world.does(GrantRequest, detachment_lead, {.unit_id = "420115"});
    CHECK(world.file.unit_id == "420115");
    CHECK(world.file.round == 2);
    const auto other = staff(Role::Handler, "420115", "江夏甲", "4001");
    world.does(Take, other);
    CHECK(reason(world.act(RequestTransfer, other, {.words = "退回"})) == Text::TransferredBefore);
}

TEST_CASE("An evaluation that was taken for invalid can be contested once, one level higher") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestInvalid, handler, {.words = "没有这次执法"});
    world.does(GrantRequest, detachment_lead, {.words = "查无记录"});
    CHECK(world.file.closing == Closing::Invalid);
    world.does(Contest, citizen, {.words = "有单据"});
    CHECK(world.file.unit_id == "420000");
    CHECK(world.file.status == CaseStatus::Handling);
    CHECK(reason(world.act(Contest, citizen, {.words = "有单据"})) == Text::CaseNotNow);
}

TEST_CASE("A send-back bars nobody and leaves one working day") {
    CaseWorld world;
    world.answer(handler);
    world.does(SendBack, detachment_lead, {.words = "没有回答第二项"});
    CHECK(world.file.round == 2);
    CHECK(world.clock(ClockKind::Reply, 2).due == Date{y / 11 / 23});
    CHECK_FALSE(world.clock(ClockKind::Response, 1).is_running());
    world.does(IssueReply, handler, {.reply = clean_reply()});
    CHECK(world.file.status == CaseStatus::Answered);
}

TEST_CASE("A case that the citizen ended can be rechecked once, and reopens where it was") {
    CaseWorld world;
    world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = true});
    CHECK(world.file.closing == Closing::Withdrawn);
    CHECK_FALSE(world.clock(ClockKind::Reply, 1).is_running());
    CHECK(world.act(Recheck, detachment_lead, {.words = "核实撤回原因"}));
    world.does(Recheck, detachment_lead, {.words = "核实撤回原因", .reopens = true});
    CHECK(world.file.status == CaseStatus::Handling);
    CHECK(world.file.unit_id == "420114");
    world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Mistake, .was_asked_for = false});
    CHECK(reason(world.act(Recheck, detachment_lead, {.words = "再查", .reopens = true})) == Text::RecheckedBefore);
}

TEST_CASE("A promised measure has a clock of its own, until it is confirmed as done") {
    CaseWorld world;
    auto reply = wrong_reply();
    reply.measures = {{MeasureKind::Apologised}, {MeasureKind::Repaid, Date{y / 11 / 30}}};
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = reply});
    world.does(Approve, brigade_lead);
    CHECK(world.clock(ClockKind::Measure, 1).due == Date{y / 11 / 30});
    CHECK(world.act(BecomeMeasureOverdue, time_passed, {.measure = 1}));
    world.go_to(y / 12 / 1);
    world.does(BecomeMeasureOverdue, time_passed, {.measure = 1});
    world.does(Accept, citizen);
    world.does(ConfirmMeasure, handler, {.measure = 1});
    CHECK(world.clock(ClockKind::Measure, 1).is_late);
    CHECK(reason(world.act(ConfirmMeasure, handler, {.measure = 1})) == Text::MeasureConfirmed);
    CHECK(reason(world.act(ConfirmMeasure, handler, {.measure = 2})) == Text::MeasureUnknown);
}

TEST_CASE(
    "Nobody decides on himself: an officer on the code, with or without badge, and who declares himself concerned") {
    CaseWorld world;
    CHECK(reason(world.act(Take, staff(Role::Handler, "420114", "另一个名字", "012345"))) == Text::CaseConcernsYou);
    CHECK_FALSE(is_barred(world.file, staff(Role::Handler, "420114", "王某某", "999")));
    CHECK_FALSE(is_barred(world.file, staff(Role::Handler, "420100", "王某某")));
    world.does(Take, handler);
    world.does(DeclareConcerned, handler);
    CHECK_FALSE(world.file.handler);
    CHECK(reason(world.act(Take, handler)) == Text::CaseConcernsYou);
    world.does(Take, colleague);
    CHECK(world.act(HandOver, colleague, {.officer = handler.officer}));
}

TEST_CASE("The citizen is asked once in a round, on its first two working days") {
    CaseWorld world;
    world.does(Take, handler);
    world.go_to(y / 11 / 25);
    CHECK(reason(world.act(AskCitizen, handler, {.words = "车停在哪里？"})) == Text::TooLateToAsk);
    world.go_to(y / 11 / 24);
    world.does(AskCitizen, handler, {.words = "车停在哪里？"});
    CHECK(reason(world.act(AskCitizen, handler, {.words = "几点？"})) == Text::CitizenAsked);
    CHECK(world.clock(ClockKind::Reply, 1).due == Date{y / 11 / 25});
    world.does(AnswerQuestion, citizen, {.words = "小区门口"});
    CHECK(reason(world.act(AnswerQuestion, citizen, {.words = "还有"})) == Text::NoQuestion);
    CHECK(reason(world.act(AskCitizen, handler, {.words = "几点？"})) == Text::CitizenAsked);
}

TEST_CASE("A contact lies between the evaluation and now, and the citizen can dispute it once") {
    CaseWorld world;
    const auto contact = [&](Instant happened) {
        return CaseDetails{.words = "电话说明情况", .contact = ContactKind::First, .happened_at = happened};
    };
    CHECK(reason(world.act(RecordContact, handler, contact(world.now - 1s))) == Text::DateBeforeEvaluation);
    CHECK(reason(world.act(RecordContact, handler, contact(world.now + 1s))) == Text::DateInFuture);
    world.does(RecordContact, handler, contact(world.now));
    const int event = world.file.events;
    world.file.subject.received += 59s; // Of the same minute.
    world.now += 1min;
    CHECK_FALSE(reason(world.act(RecordContact, handler, contact(world.now - 1min))));
    CHECK(reason(world.act(DisputeContact, citizen, {.event = event + 2})) == Text::ContactUnknown);
    world.does(DisputeContact, citizen, {.event = event});
    CHECK(reason(world.act(DisputeContact, citizen, {.event = event})) == Text::ContactDisputed);
}

TEST_CASE("An amended calendar moves the clocks that run and are not late, with an event that names both dates") {
    CaseWorld world;
    world.amend_calendar(Date{y / 11 / 24});
    world.does(MoveClocks, time_passed);
    CHECK(world.events.back().details.moved_from == Date{y / 11 / 25});
    CHECK(world.clock(ClockKind::Reply, 1).due == Date{y / 11 / 26});
    CHECK(world.act(MoveClocks, time_passed));

    CaseWorld late;
    late.go_to(y / 11 / 26);
    late.does(BecomeOverdue, time_passed);
    late.amend_calendar(Date{y / 11 / 24});
    CHECK(late.act(MoveClocks, time_passed));
    CHECK(late.clock(ClockKind::Reply, 1).is_late);
}

TEST_CASE("What counts for an amended calendar is when it was loaded, not when time was asked about it") {
    const auto moved_after = [](int day_of_loading) {
        CaseWorld world;
        world.amend_calendar(Date{y / 11 / 25});
        world.go_to(y / 11 / 28);
        return reason(world.act(MoveClocks, time_passed, {.happened_at = at(y / 11 / day_of_loading, 23, 58)}));
    };
    CHECK_FALSE(moved_after(25));
    CHECK(moved_after(26) == Text::CaseNotNow);
}

TEST_CASE("A citizen who was reminded is not again when the calendar is amended") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(IssueReply, handler, {.reply = clean_reply()});
    const auto last = world.clock(ClockKind::Response, 1).due;
    world.now = begin_of(last - world.policy.citizen_reminder);
    world.does(RemindCitizen, time_passed);
    world.amend_calendar(last);
    world.does(MoveClocks, time_passed);
    CHECK(world.clock(ClockKind::Response, 1).due > last);
    CHECK(reason(world.act(RemindCitizen, time_passed)) == Text::CaseNotNow);
}

TEST_CASE("Who rejects a reply has answered it: the citizen's clock is met, and does not end besides") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(IssueReply, handler, {.reply = clean_reply()});
    world.does(Reject, citizen, {.words = "不满意"});
    const auto& clock = world.clock(ClockKind::Response, 1);
    CHECK(clock.met_at == world.now);
    CHECK_FALSE(clock.ended_at);
    CHECK(world.events.back().clocks.size() == 2); // That one, and the next round's.
}

TEST_CASE("A closed case has no clock left that could escalate") {
    CaseWorld world;
    world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    world.go_to(y / 12 / 30);
    for (const auto action : {Remind, BecomeOverdue, RemindCitizen, CloseUnanswered, LetRequestRunOut, MoveClocks})
        CHECK(world.act(action, time_passed));
}

TEST_CASE("The bureau's requests have nobody above who could decide them") {
    CaseWorld world;
    world.does(TakeOver, bureau_lead, {.words = "超期"});
    world.does(Take, bureau_handler);
    CHECK(reason(world.act(RequestExtension, bureau_handler, {.words = "等", .working_days = 1})) == Text::NobodyAbove);
}

TEST_CASE("Units in a ring are above nobody, and asking ends") {
    const std::vector<Unit> ring{{"1", "2", Level::Brigade, {}}, {"2", "1", Level::Detachment, {}}};
    const UnitTree units{ring};
    CHECK(units.above("1").empty());
    CHECK_FALSE(units.is_above("2", "1"));
}
