#include "tests/shared/case_world.hpp"

#include "shared/cases/visibility.hpp"
#include "shared/text/text_ids.hpp"

// Nobody of the unit may act: it goes to a lead one level up, and at the top the bureau appoints somebody.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

constexpr auto y = std::chrono::year{2026};

// A case whose reply was rejected twice: the bureau has it.
CaseWorld case_at_the_top() {
    CaseWorld world;
    for (const auto& author : {handler, reviewer}) {
        world.answer(author);
        world.does(Reject, citizen, {.words = "不满意"});
    }
    return world;
}

CaseDetails naming(const Actor& somebody) {
    return {.words = "总队无人可办", .officer = somebody.officer, .unit_id = somebody.unit_id};
}

const auto outsider = staff(Role::Lead, "420200", "黄石负责人", "5001");

} // namespace

TEST_CASE("Where nobody of the bureau may be the second person, the bureau appoints one") {
    auto world = case_at_the_top();
    world.does(Take, bureau_lead);
    world.does(HandIn, bureau_lead, {.reply = promise(std::chrono::sys_days{y / 12 / 10})});
    CHECK(reason(world.act(Approve, outsider)) == Text::CaseNotYours);
    world.does(Appoint, bureau_lead, naming(outsider));
    CHECK(reason(world.act(Approve, bureau_lead)) == Text::ReplyIsYours);
    world.does(Approve, outsider);
    CHECK(world.file.status == CaseStatus::Answered);
    CHECK(world.file.measures[0].unit_id == "420000");
}

TEST_CASE("Who is appointed handles the case for the bureau, and somebody else of it approves") {
    auto world = case_at_the_top();
    world.does(Appoint, bureau_lead, naming(outsider));
    CHECK(is_visible_to(world.events.front(), outsider, world.file, world.units));
    world.does(Take, outsider);
    world.does(HandIn, outsider, {.reply = promise(std::chrono::sys_days{y / 12 / 10})});
    CHECK(reason(world.act(Approve, outsider)) == Text::ReplyIsYours);
    CHECK(reason(world.act(Appoint, outsider, naming(detachment_lead))) == Text::CaseNotYours);
    world.does(Approve, bureau_lead);
    CHECK(world.file.measures[0].unit_id == "420000");
}

TEST_CASE("Only the person who is appointed may act, and nothing that is for the level above") {
    auto world = case_at_the_top();
    world.does(Appoint, bureau_lead, naming(outsider));
    CHECK(reason(world.act(Take, staff(Role::Lead, "420200", "黄石副职", "5002"))) == Text::CaseNotYours);
    CHECK(reason(world.act(Take, staff(Role::Lead, "420100", "黄石负责人", "5001"))) == Text::CaseNotYours);
    CHECK(reason(world.act(Urge, outsider, {.words = "请办"})) == Text::CaseNotYours);
}

TEST_CASE("Nobody who is named on the code, is concerned or acted before is appointed") {
    auto world = case_at_the_top();
    const auto concerned = staff(Role::Lead, "420000", "总队副职", "3003");
    world.does(DeclareConcerned, concerned);
    for (const auto& barred : {staff(Role::Handler, "420114", "王某某", "012345"), concerned, reviewer})
        CHECK(reason(world.act(Appoint, bureau_lead, naming(barred))) == Text::CaseConcernsThem);
    world.does(Appoint, bureau_lead, naming(outsider));
    world.does(DeclareConcerned, outsider);
    CHECK(reason(world.act(Take, outsider)) == Text::CaseConcernsYou);
}

TEST_CASE("Appointing needs a person, a unit that is known, and a reason") {
    auto world = case_at_the_top();
    auto details = naming(outsider);
    details.officer.reset();
    CHECK(world.act(Appoint, bureau_lead, details)->field == "officer");
    details = naming(outsider);
    details.officer->badge.clear(); // Who acts needs one.
    CHECK(reason(world.act(Appoint, bureau_lead, details)) == Text::StaffNameNeeded);
    details = naming(outsider);
    for (const auto* unit : {"", "999999"}) {
        details.unit_id = unit;
        CHECK(reason(world.act(Appoint, bureau_lead, details)) == Text::UnitUnknownInCase);
    }
    details = naming(outsider);
    details.words.clear();
    CHECK(reason(world.act(Appoint, bureau_lead, details)) == Text::WordsMissing);
}

TEST_CASE("Below the top nobody is appointed, nor by anybody but a lead of the bureau") {
    CaseWorld below;
    for (const auto& actor : {brigade_lead, detachment_lead, bureau_lead})
        CHECK(reason(below.act(Appoint, actor, naming(outsider))) == Text::CaseNotYours);
    auto world = case_at_the_top();
    for (const auto& actor : {bureau_handler, citizen, detachment_lead})
        CHECK(reason(world.act(Appoint, actor, naming(outsider))) == Text::CaseNotYours);
    world.does(DeclareConcerned, bureau_lead);
    CHECK(reason(world.act(Appoint, bureau_lead, naming(outsider))) == Text::CaseConcernsYou);
}

TEST_CASE("A lead who acted before a rejection may appoint, and an appointing ends with the review") {
    CaseWorld world;
    world.does(TakeOver, bureau_lead, {.words = "超期未办"});
    world.does(Appoint, bureau_lead, naming(outsider));
    world.answer(bureau_lead);
    world.does(Reject, citizen, {.words = "不满意"});
    CHECK(reason(world.act(Take, bureau_lead)) == Text::CaseConcernsYou);
    CHECK(reason(world.act(Take, outsider)) == Text::CaseNotYours);
    world.does(Appoint, bureau_lead, naming(outsider));
    world.answer(outsider);
    CHECK(rebuild(world.events) == world.file);
}
