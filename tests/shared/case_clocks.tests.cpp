#include "tests/shared/case_world.hpp"

#include "shared/cases/timely_commands.hpp"
#include "shared/text/text_ids.hpp"

// What other systems got wrong with clocks, and what nobody may do to a case.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

constexpr std::chrono::year y{2026};
constexpr std::chrono::days day{1};

void reject_by_all_levels(CaseWorld& world) {
    for (const auto& by : {handler, reviewer, bureau_handler}) {
        world.answer(by);
        world.does(Reject, citizen, {.words = "不满意"});
    }
}

void take_for_invalid(CaseWorld& world) {
    world.does(Take, handler);
    world.does(RequestInvalid, handler, {.words = "没有这次执法"});
    world.does(GrantRequest, detachment_lead, {.words = "查无记录"});
}

// One that ended so.
CaseWorld closed(Closing how) {
    CaseWorld world;
    switch (how) {
    case Closing::Final: reject_by_all_levels(world); break;
    case Closing::Invalid: take_for_invalid(world); break;
    case Closing::Withdrawn:
        world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
        break;
    case Closing::Satisfied:
        world.answer(handler);
        world.does(Accept, citizen);
        break;
    case Closing::Unanswered:
        world.answer(handler);
        world.now += 90 * day;
        world.does(CloseUnanswered, time_passed);
        break;
    }
    REQUIRE(world.file.closing == how);
    return world;
}

CaseWorld with_status(CaseStatus status) {
    if (status == CaseStatus::Closed) return closed(Closing::Satisfied);
    CaseWorld world;
    if (status == CaseStatus::Handling) return world;
    if (status == CaseStatus::Answered) {
        world.answer(handler);
        return world;
    }
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    return world;
}

std::vector<ClockKind> running(const CaseWorld& world) {
    std::vector<ClockKind> kinds;
    for (const auto& clock : world.file.clocks)
        if (clock.is_running()) kinds.push_back(clock.kind);
    return kinds;
}

} // namespace

TEST_CASE("However a case was closed, time does nothing to it any more, also when the calendar is amended") {
    for (const auto& closing : closings) {
        CAPTURE(closing.id);
        auto world = closed(closing.value);
        for (int count = 0; count < 400; ++count) {
            world.now += day;
            if (count % 50 == 0) world.amend_calendar(next_working_day(world.calendar, china_date(world.now)));
            auto commands = timely_commands(world.file, world.now);
            for (const auto action : {MoveClocks, DeliverNotice}) commands.push_back({action, time_passed, world.now});
            for (const auto& command : commands) REQUIRE(world.act(command.action, command.actor, command.details));
        }
    }
}

TEST_CASE("While one party is to act, the other one's clock does not run") {
    const std::vector unit{ClockKind::Reply}, asked{ClockKind::Response};
    CaseWorld world;
    CHECK(running(world) == unit);
    world.does(Take, handler);
    world.does(AskCitizen, handler, {.words = "车停在哪里？"}); // What the citizen owes stops no clock, and has none.
    CHECK(running(world) == unit);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK(running(world) == unit);
    world.does(Approve, brigade_lead);
    CHECK(running(world) == asked);
    world.go_to(y / 12 / 24);
    CHECK(reason(world.act(BecomeOverdue, time_passed)) == Text::CaseNotNow);
    CHECK(reason(world.act(Remind, time_passed)) == Text::CaseNotNow);
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(running(world) == unit);
    CHECK(reason(world.act(RemindCitizen, time_passed)) == Text::CaseNotNow);
    CHECK(reason(world.act(CloseUnanswered, time_passed)) == Text::CaseNotNow);
    CHECK_FALSE(world.clock(ClockKind::Response, 1).is_late);
}

TEST_CASE("A call that staff recorded does not begin the citizen's thirty days") {
    CaseWorld world;
    world.answer(handler);
    const auto due = world.clock(ClockKind::Response, 1).due;
    world.go_to(y / 11 / 24);
    world.does(RecordContact, handler,
               {.words = "电话告知结果", .contact = ContactKind::CallBack, .happened_at = world.now});
    CHECK(world.clock(ClockKind::Response, 1).due == due);
}

TEST_CASE("Every function that counts days agrees with the calendar about each day from 2023 to 2030") {
    const auto& calendar = state_council_calendar();
    for (Date each{std::chrono::year{2023} / 1 / 1}; each < Date{std::chrono::year{2031} / 1 / 1}; each += day) {
        CAPTURE(each);
        const bool is_worked = calendar.is_working_day(each);
        REQUIRE((next_working_day(calendar, each) == each) == is_worked);
        REQUIRE((working_days_after(calendar, each - day, 1).day == each) == is_worked);
        REQUIRE((working_days_before(calendar, each + day, 1) == each) == is_worked);
        REQUIRE((deadline(calendar, at(each - day, 23, 59), 1).day == each) == is_worked);
    }
}

TEST_CASE("What no step lists is refused to everybody, and changes nothing") {
    for (const auto& status : case_statuses) {
        auto world = with_status(status.value);
        const auto before = world.file;
        for (const auto& action : case_actions)
            for (const auto& actor : everybody) {
                CAPTURE(status.id, action.id, facts_of(roles, actor.role).id, actor.unit_id);
                const bool is_listed = std::any_of(bys.begin(), bys.end(), [&](const ByFacts& by) {
                    return acts_as(by.value, actor, before, world.units) &&
                           may_do(status.value, action.value, by.value);
                });
                if (is_listed) continue;
                REQUIRE(world.act(action.value, actor));
                REQUIRE(world.file == before);
            }
    }
}

TEST_CASE("A level that is not above the case, and a handler of one that is, decide nothing there") {
    auto answered = with_status(CaseStatus::Answered);
    auto closed_case = closed(Closing::Withdrawn);
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestTransfer, handler, {.words = "不是我们办的"});
    for (const auto& actor :
         {staff(Role::Lead, "420200", "黄石负责人", "5001"), brigade_lead, reviewer, bureau_handler}) {
        CAPTURE(actor.unit_id);
        for (const auto action : {Urge, TakeOver, GrantRequest, RefuseRequest})
            CHECK(reason(world.act(action, actor, {.words = "理由"})) == Text::CaseNotYours);
        CHECK(reason(answered.act(SendBack, actor, {.words = "理由"})) == Text::CaseNotYours);
        CHECK(reason(closed_case.act(Recheck, actor, {.words = "理由", .reopens = true})) == Text::CaseNotYours);
    }
}
