#include "tests/shared/case_world.hpp"

#include "shared/cases/check_command.hpp"
#include "shared/text/text_ids.hpp"

// What somebody might try to decide on himself, to hide lateness or to leave more behind than the action takes.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

constexpr auto y = std::chrono::year{2026};

} // namespace

TEST_CASE("Staff without a name, or with a badge number that is none, can do nothing") {
    CaseWorld world;
    for (const auto& nobody :
         {staff(Role::Handler, "420114", ""), staff(Role::Handler, "420114", " 　"),
          staff(Role::Handler, "420114", "甲", "\xff"), staff(Role::Handler, "420114", std::string(300, 'x'), "1")})
        CHECK(world.act(Take, nobody)->field == "actor");
}

TEST_CASE("What an action does not take is refused, so nothing else is left behind") {
    CaseWorld world;
    CHECK(reason(world.act(Take, handler, {.words = "话"})) == Text::FieldNotOfAction);
    CHECK(reason(world.act(Take, handler, {.reply = clean_reply()})) == Text::FieldNotOfAction);
    CHECK(reason(world.act(AddWords, citizen, {.words = "话", .moved_from = china_date(world.now)})) ==
          Text::FieldNotOfAction);
    CHECK(reason(world.act(AddWords, citizen, {.words = "话", .contest_until = china_date(world.now)})) ==
          Text::FieldNotOfAction);
    CHECK(reason(world.act(AddWords, citizen, {.words = std::string(100'000, 'x')})) == Text::WordsTooLong);
    world.does(Take, handler);
    CHECK(reason(world.act(SayRecordings, handler, {.words = "\x01", .recordings = Recordings::Secured})) ==
          Text::WordsUnreadable);
    CHECK(world.act(HandOver, handler, {.officer = Officer{"乙", "\xff"}})->field == "officer");
    CHECK(world.act(RecordOfficerStatement, handler, {.words = "话", .officer = Officer{}})->field == "officer");
}

TEST_CASE("Whether an action takes a field is known by the name at which it is refused") {
    struct Said {
        std::string_view field;
        CaseDetails details;
    };
    const Said all[] = {{"words", {.words = "话"}},
                        {"reply", {.reply = clean_reply()}},
                        {"recordings", {.recordings = Recordings::Secured}},
                        {"contact", {.contact = ContactKind::First}},
                        {"happened_at", {.happened_at = Instant{}}},
                        {"withdrawal", {.withdrawal = WithdrawalReason::Mistake}},
                        {"was_asked_for", {.was_asked_for = false}},
                        {"reopens", {.reopens = false}},
                        {"officer", {.officer = named_officer}},
                        {"event", {.event = 1}},
                        {"measure", {.measure = 1}},
                        {"working_days", {.working_days = 1}},
                        {"unit", {.unit_id = "420114"}},
                        {"evidence", {.evidence = {Sha256{}}}},
                        {"receipt", {.receipt = "ZP-20261120-7K3F9QXM-4"}},
                        {"situations", {.situations = {Situation::Other}}},
                        {"contest_until", {.contest_until = Date{}}},
                        {"subject", {.subject = CaseSubject{}}},
                        {"is_sample", {.is_sample = true}},
                        {"moved_from", {.moved_from = Date{}}}};
    for (const auto& action : case_actions) {
        for (const auto& [field, details] : all) {
            INFO(action.id << " " << field);
            const auto checked = refusal(check_command({action.value, citizen, {}, details}));
            CHECK(takes(action.value, field) == !checked);
            if (checked) CHECK(*checked == Error{ErrorCode::Invalid, Text::FieldNotOfAction, std::string{field}});
        }
        for (const auto* none : {"", "name", "seen", "Words"}) CHECK_FALSE(takes(action.value, none));
    }
}

TEST_CASE("Spaces of any script are no words") {
    CaseWorld world;
    CHECK(reason(world.act(AddWords, citizen, {.words = "　　\u200B"})) == Text::WordsMissing);
    auto reply = clean_reply();
    reply.text = std::string{};
    for (int count = 0; count < 30; ++count) reply.text += "　";
    world.does(Take, handler);
    CHECK(reason(world.act(IssueReply, handler, {.reply = reply})) == Text::WordsTooShort);
}

TEST_CASE("A placeholder is refused in the basis and in the way that is open too") {
    CaseWorld world;
    world.does(Take, handler);
    auto reply = clean_reply();
    reply.basis = "{basis}";
    CHECK(reason(world.act(IssueReply, handler, {.reply = reply})) == Text::PlaceholderLeft);
    reply = clean_reply();
    reply.findings[0] = {Situation::UncivilLanguage, {}, Decline{DeclineReason::BeforeCourt, "{way}"}};
    CHECK(reason(world.act(HandIn, handler, {.reply = reply})) == Text::PlaceholderLeft);
}

TEST_CASE("A request that its deadline has passed cannot be granted, whether anybody looked at the clock or not") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestExtension, handler, {.words = "需要鉴定", .working_days = 2});
    world.go_to(y / 11 / 27);
    CHECK(reason(world.act(GrantRequest, detachment_lead)) == Text::NoRequest);
    world.does(LetRequestRunOut, time_passed);
    world.does(BecomeOverdue, time_passed);
    CHECK(world.clock(ClockKind::Reply, 1).is_late);
}

TEST_CASE("A request that is made after the deadline waits for its decision") {
    CaseWorld world;
    world.does(Take, handler);
    world.go_to(y / 11 / 27);
    world.does(RequestTransfer, handler, {.words = "不是我们办的"});
    CHECK(reason(world.act(LetRequestRunOut, time_passed)) == Text::CaseNotNow);
    world.does(GrantRequest, detachment_lead, {.unit_id = "420115"});
    CHECK(world.clock(ClockKind::Reply, 1).is_late);
}

TEST_CASE("Whoever took an evaluation for invalid does not decide the contest") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestInvalid, handler, {.words = "恶意"});
    world.does(GrantRequest, bureau_lead, {.words = "恶意"});
    world.does(Contest, citizen, {.words = "不是"});
    CHECK(world.file.unit_id == "420000");
    CHECK(reason(world.act(Take, bureau_lead)) == Text::CaseConcernsYou);
    world.does(Take, bureau_handler);
}

TEST_CASE("Who is concerned stays out, and nobody acts without a badge number or as two people") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(DeclareConcerned, handler);
    CHECK_FALSE(world.file.handler);
    CHECK(reason(world.act(Take, handler)) == Text::CaseConcernsYou);
    CHECK(reason(world.act(Take, staff(Role::Handler, "420114", "承办甲", "0001001"))) == Text::CaseConcernsYou);
    for (const auto& nobody :
         {staff(Role::Handler, "420114", "承办甲"), staff(Role::Handler, "420114", "承办甲 ", "7"),
          staff(Role::Handler, "420114", "承办\n甲", "7"), staff(Role::Handler, "420114", "", "7")})
        CHECK(reason(world.act(Take, nobody)) == Text::StaffNameNeeded);
    world.does(DeclareConcerned, detachment_lead); // Who decides requests may be concerned as well.
    CHECK(reason(world.act(Urge, detachment_lead, {.words = "请办"})) == Text::CaseConcernsYou);
}

TEST_CASE("The reply of somebody who turns out to be concerned does not go out") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    world.does(DeclareConcerned, handler);
    CHECK(world.file.status == CaseStatus::Handling);
    CHECK_FALSE(world.file.handler);
}

TEST_CASE("A reply that nobody of the unit may approve is approved above, or taken back") {
    CaseWorld world;
    world.does(Take, brigade_lead);
    world.does(HandIn, brigade_lead, {.reply = wrong_reply()});
    CHECK(reason(world.act(Approve, brigade_lead)) == Text::ReplyIsYours);
    CHECK(reason(world.act(TakeBackReply, handler)) == Text::CaseNotTaken);
    world.does(TakeBackReply, brigade_lead);
    world.does(HandIn, brigade_lead, {.reply = wrong_reply()});
    world.does(Approve, detachment_lead);
    CHECK(world.file.status == CaseStatus::Answered);
}

TEST_CASE("A measure is confirmed by the unit that promised it, also once the case has gone up") {
    CaseWorld world;
    const auto day = std::chrono::sys_days{y / 12 / 10};
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = promise(day)});
    world.does(Approve, brigade_lead);
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(reason(world.act(ConfirmMeasure, reviewer, {.measure = 1})) == Text::CaseNotYours);
    CHECK(reason(world.act(ConfirmMeasure, staff(Role::Handler, "420114", "王某某", "012345"), {.measure = 1})) ==
          Text::CaseConcernsYou);
    world.does(ConfirmMeasure, handler, {.measure = 1});
    CHECK(world.clock(ClockKind::Measure, 1).met_at);
}

TEST_CASE("A promise that is given again after a send-back is one promise") {
    CaseWorld world;
    const auto day = std::chrono::sys_days{y / 12 / 10};
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = promise(day)});
    world.does(Approve, brigade_lead);
    world.does(SendBack, detachment_lead, {.words = "请补充"});
    world.does(HandIn, handler, {.reply = promise(day)});
    world.does(Approve, brigade_lead);
    CHECK(world.file.measures.size() == 1);
}

TEST_CASE("A promise that is past when the reply is approved does not go out") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = promise(std::chrono::sys_days{y / 11 / 20})});
    world.go_to(y / 11 / 24);
    CHECK(reason(world.act(Approve, brigade_lead)) == Text::DateIsPast);
    world.does(ReturnReply, brigade_lead, {.words = "日期已过"});
}

TEST_CASE("A request that waited when the citizen withdrew is gone when the case is reopened") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestInvalid, handler, {.words = "恶意"});
    world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    world.does(Recheck, detachment_lead, {.words = "抽查", .reopens = true});
    CHECK_FALSE(world.file.request);
    CHECK(reason(world.act(GrantRequest, detachment_lead, {.words = "恶意"})) == Text::NoRequest);
}

TEST_CASE("A review after a detachment's take-over is not followed by a second one at the bureau") {
    CaseWorld world;
    world.does(TakeOver, detachment_lead, {.words = "超期未办"});
    world.answer(reviewer);
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(world.file.unit_id == "420000");
    world.answer(bureau_handler);
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(world.file.closing == Closing::Final);
}

TEST_CASE("A unit that is not known any more makes no rejection final") {
    CaseWorld world;
    world.answer(handler);
    world.units = UnitTree{{}};
    CHECK(reason(world.act(Reject, citizen, {.words = "不满意"})) == Text::CaseUnitMissing);
}

TEST_CASE("A clock that the calendar moves reminds once more, and one that was extended keeps its first date") {
    CaseWorld world;
    world.go_to(y / 11 / 24);
    world.does(Remind, time_passed);
    world.amend_calendar(std::chrono::sys_days{y / 11 / 25});
    world.does(MoveClocks, time_passed);
    CHECK(world.clock(ClockKind::Reply, 1).original_due == std::chrono::sys_days{y / 11 / 25});
    world.go_to(y / 11 / 25);
    world.does(Remind, time_passed);
}

TEST_CASE("The citizen's thirty days begin with the first opening or delivered notice, and bring one reminder") {
    CaseWorld world;
    world.answer(handler);
    const auto issued = world.clock(ClockKind::Response, 1).due;
    world.go_to(y / 11 / 30);
    world.does(DeliverNotice, time_passed);
    const auto due = world.clock(ClockKind::Response, 1).due;
    CHECK(due < issued);
    world.go_to(y / 12 / 28);
    world.does(RemindCitizen, time_passed);
    world.does(OpenReply, citizen);
    CHECK(world.clock(ClockKind::Response, 1).due == due);
    CHECK(reason(world.act(RemindCitizen, time_passed)) == Text::CaseNotNow);
    CHECK(reason(world.act(DeliverNotice, time_passed)) == Text::CaseNotNow);
}

TEST_CASE("An answer that comes late counts as long as the case is not closed") {
    CaseWorld world;
    world.answer(handler);
    world.go_to(std::chrono::year{2027} / 6 / 1);
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(world.file.unit_id == "420100");
}

TEST_CASE("What happens has an order, whatever the clocks say") {
    CaseWorld world;
    world.does(Take, handler);
    world.now -= std::chrono::hours{24 * 365};
    world.does(AddWords, citizen, {.words = "补充"});
    CHECK(world.events.back().at == world.events.front().at);
}

TEST_CASE("Nothing is kept of who the citizen is, and of time") {
    CaseWorld world;
    for (const auto& [unit, officer] :
         {std::pair<std::string, Officer>{"420114", {}}, {"", {"王五", ""}}, {"", {"", "7"}}})
        for (const auto role : {Role::Citizen, Role::Clock})
            CHECK(reason(world.act(AddWords, {role, unit, officer}, {.words = "有话"})) == Text::StaffOnly);
}

TEST_CASE("Of two units that promise the same, each has its own clock, and nobody promises twice or for ever") {
    CaseWorld world;
    const Date day = world.now_day() + std::chrono::days{60};
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = promise(day)});
    world.does(Approve, brigade_lead);
    world.does(Reject, citizen, {.words = "不满意"});
    world.does(Take, reviewer);
    auto twice = promise(day);
    twice.measures.push_back(twice.measures.front());
    CHECK(reason(world.act(HandIn, reviewer, {.reply = twice})) == Text::MeasureTwice);
    CHECK(reason(world.act(HandIn, reviewer, {.reply = promise(day + std::chrono::days{3000})})) == Text::DateTooFar);
    world.does(HandIn, reviewer, {.reply = promise(day)});
    world.does(Approve, detachment_lead);
    CHECK(world.file.measures.size() == 2);
    world.does(ConfirmMeasure, reviewer, {.words = "已退还", .measure = 2});
    CHECK(world.clock(ClockKind::Measure, 1).is_running());
}

TEST_CASE("Of the cases that citizens close, those whose lot is below the policy's percentage are rechecked") {
    const auto closed = [](int lot) {
        CaseWorld world;
        world.lot = lot;
        world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
        return world;
    };
    CHECK_FALSE(closed(newest_policy().recheck_percent).file.is_sample);
    auto drawn = closed(newest_policy().recheck_percent - 1);
    CHECK(drawn.file.is_sample);
    drawn.does(Recheck, detachment_lead, {.words = "无人施压", .reopens = false});
    CHECK_FALSE(drawn.file.is_sample);
}

TEST_CASE("A case that nobody can recheck any more is not drawn") {
    const CaseDetails settled{.withdrawal = WithdrawalReason::Settled, .was_asked_for = false};
    CaseWorld rechecked;
    rechecked.does(Withdraw, citizen, settled);
    rechecked.does(Recheck, detachment_lead, {.words = "有人施压", .reopens = true});
    rechecked.lot = 0;
    rechecked.does(Withdraw, citizen, settled);
    CHECK_FALSE(rechecked.file.is_sample);
    CaseWorld at_the_top;
    at_the_top.lot = 0;
    for (const auto& author : {handler, reviewer}) {
        at_the_top.answer(author);
        at_the_top.does(Reject, citizen, {.words = "不满意"});
    }
    at_the_top.does(Withdraw, citizen, settled);
    CHECK_FALSE(at_the_top.file.is_sample);
}

TEST_CASE("An administrator of the unit, or of one above it, names another handler in every open case, and does "
          "nothing else") {
    CaseWorld world;
    const auto own = staff(Role::Administrator, "420114", "大队管理员", "1009");
    const auto above = staff(Role::Administrator, "420100", "支队管理员", "2003");
    const auto beside = staff(Role::Administrator, "420200", "黄石管理员", "5003");
    world.does(Take, handler);
    CHECK(reason(world.act(HandOver, beside, {.officer = colleague.officer})) == Text::CaseNotYours);
    world.does(HandOver, own, {.officer = colleague.officer});
    CHECK(world.file.handler == colleague.officer);
    world.does(HandIn, colleague, {.reply = wrong_reply()});
    for (const auto& actor : {colleague, brigade_lead, beside})
        CHECK(reason(world.act(HandOver, actor, {.officer = handler.officer})) == Text::CaseNotNow);
    world.does(HandOver, above, {.officer = handler.officer});
    CHECK(world.file.handler == handler.officer);
    CHECK(world.file.status == CaseStatus::Approval);
    CHECK(reason(world.act(Approve, above)) == Text::CaseNotYours);
    world.does(Approve, brigade_lead);
    world.does(HandOver, above, {.officer = colleague.officer});
    CHECK(world.file.status == CaseStatus::Answered);
    CHECK(world.act(HandOver, above, {.officer = named_officer})->message == Text::CaseConcernsThem);
    CHECK(world.act(HandOver, above));
    world.does(Accept, citizen);
    CHECK(reason(world.act(HandOver, above, {.officer = handler.officer})) == Text::CaseNotNow);
    CHECK_FALSE(is_barred(world.file, above));
}
