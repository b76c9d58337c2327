#include "tests/shared/case_world.hpp"

#include "shared/cases/visibility.hpp"

// What nobody may see who it could harm or help.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

bool sees_last(const CaseWorld& world, const Actor& actor) {
    return is_visible_to(world.events.back(), actor, world.file, world.units);
}

} // namespace

TEST_CASE("A report of pressure is seen by the citizen and the bureau, and there by nobody who is concerned") {
    CaseWorld world;
    world.does(ReportPressure, citizen, {.words = "有人让我撤回"});
    CHECK(sees_last(world, citizen));
    CHECK(sees_last(world, bureau_lead));
    const auto supervisor = staff(Role::Supervisor, "420000", "督察", "3009");
    CHECK(sees_last(world, supervisor));
    for (const auto& other : {handler, brigade_lead, reviewer, detachment_lead, bureau_handler, time_passed})
        CHECK_FALSE(sees_last(world, other));
    const auto pressure = world.events.back();
    world.does(DeclareConcerned, bureau_lead);
    CHECK_FALSE(is_visible_to(pressure, bureau_lead, world.file, world.units));
    world.units = UnitTree{{}}; // A unit that is not known is no bureau.
    CHECK_FALSE(is_visible_to(pressure, handler, world.file, world.units));
}

TEST_CASE("The citizen does not see what staff say among themselves") {
    CaseWorld world;
    const auto hides = [&](CaseAction action, const Actor& by, CaseDetails details = {}) {
        world.does(action, by, std::move(details));
        CHECK_FALSE(sees_last(world, citizen));
        CHECK(sees_last(world, by));
    };
    hides(Take, handler);
    hides(SayRecordings, handler, {.recordings = Recordings::Secured});
    hides(AskOfficers, handler, {.words = "请说明", .officer = named_officer});
    hides(RecordOfficerStatement, handler, {.words = "说明", .officer = Officer{"王某某", "012345"}});
    hides(RequestExtension, handler, {.words = "等鉴定", .working_days = 1});
    hides(GrantRequest, detachment_lead);
    hides(Urge, detachment_lead, {.words = "请办"});
    hides(HandIn, handler, {.reply = wrong_reply()});
    hides(ReturnReply, brigade_lead, {.words = "请补充"});
    world.does(HandIn, handler, {.reply = wrong_reply()});
    world.does(Approve, brigade_lead);
    CHECK(sees_last(world, citizen));
}

TEST_CASE("The citizen sees why the evaluation was taken for invalid") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestInvalid, handler, {.words = "没有这次执法"});
    CHECK_FALSE(sees_last(world, citizen));
    world.does(GrantRequest, detachment_lead, {.words = "查无记录"});
    CHECK(sees_last(world, citizen));
}

TEST_CASE("A case is not seen by units that it does not concern") {
    CaseWorld world;
    world.does(Take, handler);
    CHECK_FALSE(sees_last(world, staff(Role::Lead, "420200", "黄石负责人", "5001")));
    CHECK_FALSE(sees_last(world, staff(Role::Handler, "420115", "江夏甲", "4001")));
    const auto taken = world.events.back();
    world.does(TakeOver, detachment_lead, {.words = "超期未办"});
    CHECK_FALSE(sees_last(world, handler));
    CHECK(is_visible_to(taken, handler, world.file, world.units));
}

TEST_CASE("The citizen sees a case without who handles it, what they request and a reply that is not issued") {
    CaseWorld world;
    const auto seen = [&] { return as_seen_by(citizen, world.file, world.events, world.units); };
    world.does(Take, handler);
    world.does(RequestExtension, handler, {.words = "等鉴定", .working_days = 1});
    CHECK_FALSE(seen().handler);
    CHECK_FALSE(seen().request);
    world.does(GrantRequest, detachment_lead);
    CHECK(seen().clocks == world.file.clocks); // What is promised to the citizen.
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK_FALSE(seen().reply);
    world.does(Approve, brigade_lead);
    CHECK(seen().reply->reply == world.file.reply->reply);
}

TEST_CASE("The citizen sees no name of staff or of an officer on the code, in the case or in an event") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    world.does(Approve, brigade_lead);
    world.does(Reject, citizen, {.words = "不满意"});
    REQUIRE_FALSE(world.file.subject.officers.empty());
    REQUIRE_FALSE(world.file.barred.empty());
    const auto seen = as_seen_by(citizen, world.file, world.events, world.units);
    CHECK(seen.subject.officers.empty());
    for (const auto& people : {seen.appointed, seen.participants, seen.barred, seen.concerned}) CHECK(people.empty());
    CHECK(seen.reply->author == Actor{}.officer);
    CHECK(seen.reply->approver == Officer{});
    for (const auto& event : world.events) {
        const auto shown = as_seen_by(citizen, event, world.file, world.units);
        CHECK(shown.actor.officer == Officer{});
        CHECK_FALSE(shown.details.officer);
        if (shown.details.subject) CHECK(shown.details.subject->officers.empty());
        CHECK(as_seen_by(detachment_lead, event, world.file, world.units) == event);
    }
}

TEST_CASE("Only who is above the unit knows that a case was drawn to be rechecked") {
    CaseWorld world;
    world.lot = 0;
    world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    REQUIRE(world.file.is_sample);
    const auto knows = [&](const Actor& actor) {
        const auto event = as_seen_by(actor, world.events.back(), world.file, world.units);
        const auto file = as_seen_by(actor, world.file, world.events, world.units);
        CHECK(event.details.is_sample == file.is_sample);
        return file.is_sample;
    };
    for (const auto& actor : {citizen, handler, brigade_lead}) CHECK_FALSE(knows(actor));
    for (const auto& actor : {detachment_lead, bureau_lead}) CHECK(knows(actor));
}

TEST_CASE("A unit that had a case sees it as it stood then, who has it now and those above see it as it stands") {
    CaseWorld world;
    world.does(Take, handler);
    const auto then = world.file;
    const auto seen_by = [&](const Actor& actor) { return as_seen_by(actor, world.file, world.events, world.units); };
    world.does(TakeOver, detachment_lead, {.words = "超期未办"});
    world.does(Take, reviewer);
    CHECK(seen_by(handler) == then);
    CHECK(seen_by(reviewer) == world.file);
    CHECK(seen_by(bureau_lead) == world.file);
}

TEST_CASE("A reply is unapproved when it went out without a second person") {
    CaseWorld world;
    CHECK_FALSE(is_unapproved(world.file));
    world.answer(handler);
    CHECK(is_unapproved(world.file));
    world.does(SendBack, detachment_lead, {.words = "请补充"});
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK_FALSE(is_unapproved(world.file)); // It has not gone out.
    world.does(Approve, brigade_lead);
    CHECK_FALSE(is_unapproved(world.file));
    CHECK(world.file.reply->approver == brigade_lead.officer);
}
