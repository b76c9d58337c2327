#include "shared/notices/wanted_notices.hpp"

#include "shared/cases/visibility.hpp"
#include "tests/common/random_commands.hpp"
#include "tests/common/told_notices.hpp"
#include "tests/shared/case_world.hpp"

#include <algorithm>

// Who is told of what happens to a case (docs/notices.md).
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

constexpr auto y = std::chrono::year{2026};
const auto outsider = staff(Role::Lead, "420200", "黄石负责人", "5001");

Told in_words(const std::vector<WantedNotice>& notices) {
    Told told;
    for (const auto& each : notices) told.push_back(test::in_words(each));
    return told;
}

struct ToldWorld : CaseWorld {
    using CaseWorld::CaseWorld;

    Told opening() const { return in_words(wanted_notices(events.front(), {}, file, units)); }

    // What somebody does, and whom that tells.
    Told tells(CaseAction action, const Actor& actor, CaseDetails details = {}) {
        const auto before = file;
        does(action, actor, std::move(details));
        return in_words(wanted_notices(events.back(), before, file, units));
    }

    std::string until() const {
        const auto* const clock = file.running(ClockKind::Response);
        return clock ? to_string(clock->due) : "there is no such clock";
    }
};

// The bureau has it, after two rejections.
ToldWorld at_the_top() {
    ToldWorld world;
    for (const auto& author : {handler, reviewer}) {
        world.answer(author);
        world.does(Reject, citizen, {.words = "不满意"});
    }
    return world;
}

} // namespace

TEST_CASE("Of a new case the leads of its unit are told, and with it by when there is to be a reply") {
    CHECK(ToldWorld{}.opening() == Told{"new_case to leads of 420114, about 420114, due 2026-11-25"});
}

TEST_CASE("Where a case begins a level up, the leads there are told, and nobody of the unit that it is about") {
    auto policy = newest_policy();
    policy.one_level_up.fill(true);
    const ToldWorld world;
    const auto event = open_case(world.file.subject, {world.calendar, policy, world.units});
    CaseFile file;
    apply(file, event);
    CHECK(in_words(wanted_notices(event, {}, file, world.units)) ==
          Told{"new_case to leads of 420100, about 420100, due 2026-11-25"});
}

TEST_CASE("A case may be opened without knowing the units above, and its unit is told all the same") {
    const ToldWorld world;
    CHECK(in_words(wanted_notices(world.events.front(), {}, world.file, UnitTree{{}})) == world.opening());
}

TEST_CASE("To whom a case is handed over is told, unless they did it themselves") {
    ToldWorld world;
    CHECK(world.tells(HandOver, brigade_lead, {.officer = colleague.officer}) ==
          Told{"new_case to 1002 of 420114, about 420114, due 2026-11-25"});
    CHECK(world.tells(HandOver, brigade_lead, {.officer = brigade_lead.officer}).empty());
    CHECK(world.tells(HandOver, brigade_lead, {.officer = Officer{"承办丙"}}).empty()); // Nobody has that account.
}

TEST_CASE("Who is appointed is told, in their own unit, and so later as the handler") {
    auto world = at_the_top();
    const CaseDetails named{.words = "总队无人可办", .officer = outsider.officer, .unit_id = outsider.unit_id};
    const auto due = ", about 420000, due " + to_string(world.file.running(ClockKind::Reply)->due);
    CHECK(world.tells(Appoint, bureau_lead, named) == Told{"new_case to 5001 of 420200" + due});
    world.does(Take, outsider);
    world.now = begin_of(world.file.running(ClockKind::Reply)->due) + 10h;
    CHECK(world.tells(Remind, time_passed) == Told{"due_tomorrow to 5001 of 420200" + due});
}

TEST_CASE("A day before it is due the handler is told, and where nobody has taken it the leads") {
    ToldWorld world;
    world.go_to(y / 11 / 24);
    auto taken = world;
    CHECK(world.tells(Remind, time_passed) == Told{"due_tomorrow to leads of 420114, about 420114, due 2026-11-25"});
    taken.does(Take, handler);
    CHECK(taken.tells(Remind, time_passed) == Told{"due_tomorrow to 1001 of 420114, about 420114, due 2026-11-25"});
}

TEST_CASE("Of a case that is overdue the handler and the leads are told, and a lead who handles it once") {
    ToldWorld world;
    world.go_to(y / 11 / 26);
    auto taken = world, taken_by_lead = world;
    const std::string about = ", about 420114, due 2026-11-25";
    CHECK(world.tells(BecomeOverdue, time_passed) == Told{"overdue to leads of 420114" + about});
    taken.does(Take, handler);
    CHECK(taken.tells(BecomeOverdue, time_passed) ==
          Told{"overdue to 1001 of 420114" + about, "overdue to leads of 420114 but 1001" + about});
    taken_by_lead.does(Take, brigade_lead);
    CHECK(taken_by_lead.tells(BecomeOverdue, time_passed) ==
          Told{"overdue to 1003 of 420114" + about, "overdue to leads of 420114 but 1003" + about});
}

TEST_CASE("Of a reply that waits for a second person the leads are told, but the one who wrote it") {
    for (const auto& author : {handler, brigade_lead}) {
        ToldWorld world;
        world.does(Take, author);
        CHECK(world.tells(HandIn, author, {.reply = wrong_reply()}) ==
              Told{"to_approve to leads of 420114 but " + author.officer.badge + ", about 420114, due 2026-11-25"});
    }
}

TEST_CASE("Of a request the leads of the level above are told") {
    for (const auto action : {RequestExtension, RequestTransfer, RequestInvalid}) {
        ToldWorld world;
        world.does(Take, handler);
        const auto days = action == RequestExtension ? std::optional{2} : std::nullopt;
        CHECK(world.tells(action, handler, {.words = "等鉴定", .working_days = days}) ==
              Told{"to_decide to leads of 420100 but 1001, about 420114, due 2026-11-25"});
    }
}

TEST_CASE("Whose reply is returned is told, and not who returned it") {
    ToldWorld world;
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK(world.tells(ReturnReply, brigade_lead, {.words = "请写明"}) ==
          Told{"rejected to 1001 of 420114, about 420114, due 2026-11-25"});
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK(world.tells(TakeBackReply, handler).empty());
}

TEST_CASE("A reply is told to the person, with the day until which it can be answered, whoever lets it go out") {
    ToldWorld issued, approved;
    issued.does(Take, handler);
    const auto told = issued.tells(IssueReply, handler, {.reply = clean_reply()});
    CHECK(told == Told{"reply to the person, about 420114, due " + issued.until()});
    approved.does(Take, handler);
    approved.does(HandIn, handler, {.reply = wrong_reply()});
    const auto told_of_other = approved.tells(Approve, brigade_lead);
    CHECK(told_of_other == Told{"reply to the person, about 420114, due " + approved.until()});
}

TEST_CASE("Of a rejection its author is told, the level above of a new case, and the person who has it now") {
    ToldWorld world;
    world.answer(handler);
    const auto told = world.tells(Reject, citizen, {.words = "不满意"});
    const auto about = ", about 420100, due " + to_string(world.file.running(ClockKind::Reply)->due);
    CHECK(told == Told{"new_case to leads of 420100" + about, "escalated to the person" + about,
                       "rejected to 1001 of 420114" + about});
}

TEST_CASE("Of a rejection that others of the last level review, its author alone is told") {
    ToldWorld world;
    world.does(TakeOver, bureau_lead, {.words = "由总队办理"});
    world.answer(bureau_handler);
    const auto told = world.tells(Reject, citizen, {.words = "不满意"});
    const auto due = to_string(world.file.running(ClockKind::Reply)->due);
    CHECK(told == Told{"rejected to 3001 of 420000, about 420000, due " + due});
}

TEST_CASE("When the last level's reply is rejected, the case has ended, and that is told to officers on the code") {
    auto world = at_the_top();
    world.answer(bureau_handler);
    CHECK(world.tells(Reject, citizen, {.words = "不满意"}) == Told{"outcome to 012345 of 420114, about 420000"});
}

TEST_CASE("A case that is taken over is told to the leads there but who did it, and to the person") {
    ToldWorld world;
    const auto told = world.tells(TakeOver, detachment_lead, {.words = "由支队办理"});
    const auto about = ", about 420100, due " + to_string(world.file.running(ClockKind::Reply)->due);
    CHECK(told == Told{"new_case to leads of 420100 but 2002" + about, "escalated to the person" + about});
}

TEST_CASE("What is granted is told to whom it concerns") {
    ToldWorld extension, transfer, invalid;
    for (auto* world : {&extension, &transfer, &invalid}) world->does(Take, handler);
    extension.does(RequestExtension, handler, {.words = "等鉴定", .working_days = 3});
    CHECK(extension.tells(GrantRequest, detachment_lead) ==
          Told{"extended to the person, about 420114, due 2026-11-30"});
    transfer.does(RequestTransfer, handler, {.words = "不是我们办的"});
    CHECK(transfer.tells(GrantRequest, detachment_lead, {.unit_id = "420115"}) ==
          Told{"new_case to leads of 420115 but 2002, about 420115, due 2026-11-25",
               "escalated to the person, about 420115, due 2026-11-25"});
    invalid.does(RequestInvalid, handler, {.words = "没有这次执法"});
    CHECK(invalid.tells(GrantRequest, detachment_lead, {.words = "查无记录"}) ==
          Told{"outcome to 012345 of 420114, about 420114"});
    CHECK(invalid.tells(Contest, citizen, {.words = "有单据"}) ==
          Told{"new_case to leads of 420000, about 420000, due 2026-11-25",
               "escalated to the person, about 420000, due 2026-11-25"});
}

TEST_CASE("What is refused tells nobody") {
    ToldWorld world;
    world.does(Take, handler);
    world.does(RequestExtension, handler, {.words = "等鉴定", .working_days = 3});
    CHECK(world.tells(RefuseRequest, detachment_lead, {.words = "不同意"}).empty());
}

TEST_CASE("A question and a reminder are told to the person") {
    ToldWorld world;
    world.does(Take, handler);
    CHECK(world.tells(AskCitizen, handler, {.words = "请问车牌号？"}) == Told{"question to the person, about 420114"});
    world.does(IssueReply, handler, {.reply = clean_reply()});
    const auto* const clock = world.file.running(ClockKind::Response);
    world.now = begin_of(clock->due - world.policy.citizen_reminder) + 1h;
    const auto until = world.until();
    CHECK(world.tells(RemindCitizen, time_passed) == Told{"reminder to the person, about 420114, due " + until});
}

TEST_CASE("How a case has ended is told to each officer on the code who has a badge number, in the unit of the code") {
    ToldWorld world{CaseSubject{.ticked = {Situation::UncivilLanguage, Situation::ImpoundedWithoutCause},
                                .officers = {named_officer, {"赵某某"}, {"钱某某", "012346"}},
                                .unit_id = "420114",
                                .received = at(y / 11 / 20, 15, 40),
                                .policy_version = 1}};
    world.answer(handler);
    CHECK(world.tells(Accept, citizen) ==
          Told{"outcome to 012345 of 420114, about 420114", "outcome to 012346 of 420114, about 420114"});
    CHECK(world.tells(ReportPressure, citizen, {.words = "有人打电话"}).size() == 1); // It is closed already.
}

TEST_CASE("A report of pressure reaches the leads of the bureau alone, wherever the case is") {
    ToldWorld low;
    auto top = at_the_top();
    CHECK(low.tells(ReportPressure, citizen, {.words = "有人打电话"}) ==
          Told{"pressure to leads of 420000, about 420114"});
    CHECK(top.tells(ReportPressure, citizen, {.words = "有人打电话"}) ==
          Told{"pressure to leads of 420000, about 420000"});
}

TEST_CASE("Where it is not known who is at the top, a report of pressure reaches nobody rather than the unit") {
    ToldWorld world;
    const auto before = world.file;
    world.does(ReportPressure, citizen, {.words = "有人打电话"});
    const std::vector<Unit> ring{{"420114", "420100", Level::Brigade, {}}, {"420100", "420114", Level::Brigade, {}}};
    const std::vector<Unit> half{{"420114", "420100", Level::Brigade, {}}};
    for (const auto& units : {UnitTree{ring}, UnitTree{half}, UnitTree{{}}})
        CHECK(wanted_notices(world.events.back(), before, world.file, units).empty());
}

TEST_CASE("What is done in between tells nobody") {
    ToldWorld world;
    CHECK(world.tells(Take, handler).empty());
    CHECK(world.tells(SayRecordings, handler, {.recordings = Recordings::Secured}).empty());
    CHECK(
        world
            .tells(RecordContact, handler, {.words = "已致电", .contact = ContactKind::First, .happened_at = world.now})
            .empty());
    CHECK(world.tells(AskOfficers, handler, {.words = "请说明", .officer = named_officer}).empty());
    CHECK(world.tells(AddWords, citizen, {.words = "还有一点"}).empty());
    CHECK(world.tells(Urge, detachment_lead, {.words = "请抓紧"}).empty());
    world.does(IssueReply, handler, {.reply = clean_reply()});
    CHECK(world.tells(DeliverNotice, time_passed).empty());
    CHECK(world.tells(OpenReply, citizen).empty());
}

namespace {

// What must hold of every notice that an event causes.
void check_told(const CaseEvent& event, const WantedNotice& notice, const UnitTree& units) {
    const bool is_to_person = facts_of(notice_kinds, notice.kind).to == NoticeAudience::Person;
    REQUIRE(is_to_person == !notice.readers);
    REQUIRE((notice.kind == NoticeKind::Pressure) == (event.action == ReportPressure));
    if (is_to_person) return;
    const auto& [unit_id, role, badge] = *notice.readers;
    REQUIRE((units.has(unit_id) && (role || !badge.empty())));
    const auto& own = event.actor.officer.badge;
    REQUIRE((role ? own.empty() || is_same_badge(badge, own) : !is_same_badge(badge, own)));
    if (notice.kind == NoticeKind::Pressure) REQUIRE((role == Role::Lead && !units.parent_of(unit_id)));
}

} // namespace

TEST_CASE("Whatever happens, nobody is told what they did, and pressure is told to the top alone") {
    Random random{20261201};
    DoneActions done;
    std::size_t count = 0;
    for (int walk = 0; walk < 100; ++walk) {
        CaseWorld world;
        const RandomCommands commands{random, world.units};
        for (int step = 0; step < 100; ++step) {
            const auto before = world.file;
            const auto command = commands.fitting(before, world.now, done);
            world.now = command.at;
            if (world.act(command.action, command.actor, command.details)) continue;
            done.emplace(before.status, command.action);
            for (const auto& notice : wanted_notices(world.events.back(), before, world.file, world.units)) {
                check_told(world.events.back(), notice, world.units);
                ++count;
            }
        }
    }
    CHECK(count > 100);
}
