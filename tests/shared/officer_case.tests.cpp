#include "tests/shared/case_world.hpp"

#include "shared/cases/officer_case.hpp"
#include "shared/cases/rights.hpp"
#include "shared/cases/visibility.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/officer_case_json.hpp"

// The officers on a code: asked by the handler, told how the case ends, and heard on that.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

const Officer second_officer{"赵某某", "054321"};
const Actor officer{Role::Officer, "420114", named_officer};
const Actor second{Role::Officer, "420115", {"赵某某", "54321"}}; // Of another unit by now; the badge counts.
const Actor stranger{Role::Officer, "420114", {"钱某某", "777777"}};

CaseWorld world_of_two() {
    return CaseWorld{CaseSubject{.ticked = {Situation::UncivilLanguage, Situation::ImpoundedWithoutCause},
                                 .officers = {named_officer, second_officer},
                                 .unit_id = "420114",
                                 .received = at(std::chrono::year{2026} / 11 / 20, 15, 40),
                                 .policy_version = 2}};
}

std::optional<OfficerCase> seen_by(const CaseWorld& world, const Actor& actor) {
    const OfficerSubject subject{ReceiptNumber::from_random(china_date(world.now), {1}), world.file.unit_id,
                                 Module::LawEnforcement, world.file.subject.received};
    return officer_case(subject, world.file, world.events, actor, world.around(), world.now);
}

void ask(CaseWorld& world, const std::string& words = "当时是否告知了依据？", const Officer& whom = named_officer) {
    if (!world.file.handler) world.does(Take, handler);
    world.does(AskOfficers, handler, {.words = words, .officer = whom});
}

void close_with(CaseWorld& world, const Reply& reply) {
    if (!world.file.handler) world.does(Take, handler);
    world.does(HandIn, handler, {.reply = reply});
    world.does(Approve, brigade_lead);
    world.does(Accept, citizen);
}

} // namespace

TEST_CASE("A handler asks one officer of the code, by badge number, and keeps the name that the code has") {
    auto world = world_of_two();
    world.does(Take, handler);
    const auto refused = [&](CaseDetails details) { return world.act(AskOfficers, handler, std::move(details)); };
    CHECK(refused({.words = "请说明"})->field == "officer");
    CHECK(reason(refused({.words = "请说明", .officer = stranger.officer})) == Text::OfficerNotOnCode);
    CHECK(refused({.words = "请说明", .officer = Officer{"王某某"}})->field == "officer");
    CHECK(refused({.officer = named_officer})->field == "words");
    CHECK(world.act(AskOfficers, officer, {.words = "请说明", .officer = second_officer})->code ==
          ErrorCode::Forbidden);
    ask(world, "请说明", {"赵", "54321"});
    CHECK(world.events.back().details.officer == second_officer);
}

TEST_CASE("An officer answers each question that was put to him once, while the unit verifies") {
    auto world = world_of_two();
    ask(world, "第一问");
    const auto first = world.events.back().number;
    ask(world, "第二问");
    const auto answers = [&](const Actor& actor, std::optional<int> event, const std::string& words = "已告知") {
        return reason(world.act(AnswerQuestions, actor, {.words = words, .event = event}));
    };
    CHECK(answers(second, first) == Text::NoQuestion);
    CHECK(answers(stranger, first) == Text::CaseNotYours);
    CHECK(answers(officer, std::nullopt) == Text::NoQuestion);
    CHECK(answers(officer, first, "") == Text::WordsMissing);
    CHECK_FALSE(answers(officer, first));
    CHECK(answers(officer, first) == Text::NoQuestion);
    CHECK_FALSE(answers(officer, first + 1));
    for (const auto& staff : {handler, brigade_lead, detachment_lead})
        CHECK(answers(staff, first + 1) == Text::CaseNotYours);
    ask(world, "第三问");
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK_FALSE(answers(officer, world.events.back().number - 1)); // While the reply waits for a second person.
    world.does(ReturnReply, brigade_lead, {.words = "请补充"});
    ask(world, "第四问");
    const auto last = world.events.back().number;
    world.does(TakeOver, detachment_lead, {.words = "超期未办"});
    CHECK(answers(officer, last) == Text::NoQuestion); // Others verify now; they ask anew.
}

TEST_CASE(
    "Who is only a member of staff and named on the code is no officer, and one without a badge number is nobody") {
    auto world = world_of_two();
    ask(world);
    const auto asked = world.events.back().number;
    const Actor as_handler{Role::Handler, "420114", named_officer};
    CHECK(reason(world.act(AnswerQuestions, as_handler, {.words = "已告知", .event = asked})) == Text::CaseNotYours);
    CHECK_FALSE(seen_by(world, as_handler));
    CaseWorld old{CaseSubject{.ticked = {Situation::Efficiency},
                              .officers = {Officer{"王某某"}},
                              .unit_id = "420114",
                              .received = at(std::chrono::year{2026} / 11 / 20, 15, 40),
                              .policy_version = 2}};
    CHECK(relation_of(officer, old.file, old.units) == Relation::Own);
    CHECK(possible_actions(old.file, officer, old.units).empty());
}

TEST_CASE("An officer sees his own questions and answers, and neither those of another officer nor anything ticked") {
    auto world = world_of_two();
    CHECK_FALSE(seen_by(world, officer));
    ask(world, "第一问");
    ask(world, "问赵某某", second_officer);
    world.does(AnswerQuestions, second, {.words = "赵某某的说明", .event = world.events.back().number});
    const auto seen = seen_by(world, officer).value();
    REQUIRE(seen.questions.size() == 1);
    CHECK(seen.questions[0].asked.words == "第一问");
    CHECK(seen.questions[0].is_open);
    CHECK_FALSE(seen.outcome);
    const auto told = wire::encode(seen, Language::Chinese);
    for (const std::string_view unsaid : {"赵某某", "54321", "uncivil_language", "impounded", "1001", "承办甲"})
        CHECK(told.find(unsaid) == told.npos);
    CHECK(seen_by(world, second)->questions[0].answer->words == "赵某某的说明");
    CHECK_FALSE(seen_by(world, second)->questions[0].is_open);
    CHECK_FALSE(seen_by(world, stranger));
    for (const auto& event : world.events) CHECK_FALSE(is_visible_to(event, officer, world.file, world.units));
}

TEST_CASE("One who was never asked sees the case once it has an outcome, and no longer when it is opened again") {
    auto world = world_of_two();
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    world.does(Approve, brigade_lead);
    CHECK_FALSE(seen_by(world, officer)); // The citizen may still reject it.
    world.does(Accept, citizen);
    const auto outcome = seen_by(world, officer).value().outcome.value();
    CHECK(outcome.closing == Closing::Satisfied);
    CHECK(outcome.findings == std::vector<OfficerFinding>{{Situation::UncivilLanguage, Finding::Wrong},
                                                          {Situation::ImpoundedWithoutCause, Finding::Lawful}});
    CHECK_FALSE(outcome.is_cleared);
    world.does(Recheck, detachment_lead, {.words = "再查", .reopens = true});
    CHECK_FALSE(seen_by(world, officer));
}

TEST_CASE("What was found in a round that was rejected is no outcome of a case that ends otherwise") {
    auto world = world_of_two();
    world.answer(handler);
    world.does(Reject, citizen, {.words = "不满意"});
    world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    const auto outcome = seen_by(world, officer)->outcome.value();
    CHECK(outcome.closing == Closing::Withdrawn);
    CHECK(outcome.findings.empty());
    CHECK_FALSE(outcome.is_cleared);
}

TEST_CASE("An officer is cleared when every finding is that it did not happen or was lawful") {
    auto world = world_of_two();
    close_with(world, clean_reply());
    const auto seen = seen_by(world, officer).value();
    CHECK(seen.outcome->is_cleared);
    const auto note = wire::encode(seen, Language::Chinese);
    CHECK(note.find("《公安机关维护民警执法权威工作规定》（公安部令第153号，2019年2月1日起施行）") != note.npos);
    CHECK(note.find("维护民警执法权威工作委员会") != note.npos);
    CHECK(wire::encode(seen, Language::English).find("you are cleared") != note.npos);
    using Findings = std::vector<OfficerFinding>;
    const auto lawful = OfficerFinding{Situation::ImpoundedWithoutCause, Finding::Lawful};
    CHECK(is_clearing(Findings{lawful}));
    CHECK_FALSE(is_clearing(Findings{}));
    CHECK_FALSE(is_clearing(Findings{lawful, {Situation::UncivilLanguage, Finding::Wrong}}));
    CHECK_FALSE(is_clearing(Findings{lawful, {Situation::UncivilLanguage, Finding::CannotBeEstablished}}));
    CHECK_FALSE(is_clearing(Findings{lawful, {Situation::UncivilLanguage, {}, DeclineReason::BeforeCourt}}));
}

TEST_CASE("An officer objects once, by the last day of the window, and each officer for himself") {
    auto world = world_of_two();
    CHECK(reason(world.act(ObjectToOutcome, officer, {.words = "不同意"})) == Text::CaseNotNow);
    close_with(world, wrong_reply()); // On Friday, the 20th of November.
    CHECK(reason(world.act(ObjectToOutcome, stranger, {.words = "不同意"})) == Text::CaseNotYours);
    CHECK(reason(world.act(ObjectToOutcome, officer)) == Text::WordsMissing);
    const auto last = seen_by(world, officer)->object_until.value();
    CHECK(last == next_working_day(world.calendar, world.now_day() + world.policy.objection));
    world.go_to(std::chrono::year_month_day{last}, 23);
    CHECK_FALSE(world.act(ObjectToOutcome, officer, {.words = "不同意"}));
    CHECK(reason(world.act(ObjectToOutcome, officer, {.words = "不同意"})) == Text::ObjectedBefore);
    CHECK_FALSE(seen_by(world, officer)->object_until);
    CHECK(seen_by(world, second)->object_until == last);
    world.go_to(std::chrono::year_month_day{last + std::chrono::days{1}}, 1);
    CHECK(reason(world.act(ObjectToOutcome, second, {.words = "不同意"})) == Text::TooLateToObject);
    CHECK_FALSE(seen_by(world, second)->object_until);
}

TEST_CASE("Cases of a policy that knows no objections have none") {
    auto world = world_of_two();
    close_with(world, wrong_reply());
    const CaseSurroundings around{world.calendar, *find_policy(1), world.units};
    CHECK_FALSE(last_day_to_object(world.file, around));
    const auto decided = decide(world.file, {ObjectToOutcome, officer, world.now, {.words = "不同意"}}, around);
    CHECK(reason(decided.error()) == Text::TooLateToObject);
}

TEST_CASE("The level above answers an objection; the unit and the level above see it, the citizen does not") {
    auto world = world_of_two();
    close_with(world, wrong_reply());
    const auto answer = [&](const Actor& actor, const Officer& whom = named_officer) {
        return reason(world.act(AnswerObjection, actor, {.words = "维持", .officer = whom}));
    };
    CHECK(answer(detachment_lead) == Text::NoObjection);
    world.does(ObjectToOutcome, officer, {.words = "我没有说过"});
    CHECK(has_open_objection(world.file));
    const auto sees = [&](const Actor& actor) {
        return is_visible_to(world.events.back(), actor, world.file, world.units);
    };
    for (const auto& actor : {handler, brigade_lead, detachment_lead, bureau_lead}) CHECK(sees(actor));
    CHECK_FALSE(sees(citizen));
    CHECK(answer(brigade_lead) == Text::CaseNotYours);
    CHECK(answer(officer) == Text::CaseNotYours);
    CHECK(answer(detachment_lead, second_officer) == Text::NoObjection);
    CHECK(world.act(AnswerObjection, detachment_lead, {.officer = named_officer})->field == "words");
    CHECK_FALSE(answer(detachment_lead));
    CHECK_FALSE(sees(citizen));
    CHECK(answer(detachment_lead) == Text::NoObjection);
    CHECK_FALSE(has_open_objection(world.file));
    CHECK(seen_by(world, officer)->objection->answer->words == "维持");
    CHECK_FALSE(seen_by(world, second)->objection);
    const auto seen = as_seen_by(citizen, world.file, world.events, world.units);
    CHECK(seen.objections.empty());
    CHECK(seen.asked_officers.empty());
}

TEST_CASE("At the top a lead answers who neither wrote the reply nor let it go out") {
    auto world = world_of_two();
    world.does(Take, handler);
    world.does(TakeOver, detachment_lead, {.words = "超期未办"});
    world.does(TakeOver, bureau_lead, {.words = "超期未办"});
    const auto other_lead = staff(Role::Lead, "420000", "总队另一负责人", "3003");
    world.does(Take, bureau_handler);
    world.does(HandIn, bureau_handler, {.reply = wrong_reply()});
    world.does(Approve, other_lead);
    world.does(Accept, citizen);
    world.does(ObjectToOutcome, officer, {.words = "我没有说过"});
    const auto answer = [&](const Actor& actor) {
        return reason(world.act(AnswerObjection, actor, {.words = "维持", .officer = named_officer}));
    };
    CHECK(answer(other_lead) == Text::CaseConcernsYou);
    CHECK(answer(bureau_handler) == Text::CaseNotYours);
    CHECK_FALSE(answer(staff(Role::Lead, "420000", "总队第三负责人", "3004")));
}

TEST_CASE("What was asked before officers could be asked by themselves is read as it was") {
    auto world = world_of_two();
    world.does(Take, handler);
    auto event = world.events.back();
    event.number += 1;
    event.action = AskOfficers;
    event.details = {.words = "请说明"};
    CHECK(fits(world.file, event));
    world.keep(event);
    CHECK(world.file.asked_officers.empty());
    CHECK_FALSE(seen_by(world, officer));
}

TEST_CASE("What an officer does names an action of his, and nothing that is not known") {
    const auto decoded =
        wire::decode_officer_request(R"({"action": "answer_questions", "question": 1, "words": "已告知"})");
    CHECK(*decoded == OfficerRequest{AnswerQuestions, 1, "已告知"});
    const auto refused = [](std::string_view json) { return wire::decode_officer_request(json).error(); };
    CHECK(refused(R"({"words": "x"})").field == "action");
    CHECK(refused(R"({"action": "take"})").code == ErrorCode::Forbidden);
    CHECK(refused(R"({"action": "object_to_outcome", "seen": 3})").field == "seen");
    CHECK(refused(R"({"action": "answer_questions", "question": "1"})").field == "question");
}
