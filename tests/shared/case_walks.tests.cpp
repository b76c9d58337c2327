#include "tests/shared/case_world.hpp"

#include "shared/cases/check_command.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

// Random walks of legal and illegal actions with random clocks: whatever anybody tries, the case keeps its rules.
using namespace zhiping;
using namespace zhiping::test;

namespace {

const std::array actors{citizen,
                        time_passed,
                        handler,
                        colleague,
                        brigade_lead,
                        reviewer,
                        detachment_lead,
                        bureau_handler,
                        bureau_lead,
                        staff(Role::Handler, "420114", "王某某", "012345"),
                        staff(Role::Lead, "420200", "黄石负责人", "5001"),
                        staff(Role::Handler, "420115", "江夏甲", "4001")};

template <typename T> T one_of(Random& random, std::initializer_list<T> values) {
    return *(values.begin() + random.below(static_cast<std::uint32_t>(values.size())));
}

std::string some_words(Random& random) {
    return one_of<std::string>(random, {"有理由", "有理由", "有理由", "", "\x02"});
}

Reply some_reply(Random& random, Instant now) {
    auto reply = one_of(random, {clean_reply(), wrong_reply()});
    if (random.below(6) == 0) reply.findings.pop_back();
    if (random.below(6) == 0) reply.text = "短";
    if (random.below(2) == 0)
        reply.measures = {{MeasureKind::Repaid, china_date(now) + std::chrono::days{random.below(200)}}};
    return reply;
}

CaseDetails some_details(Random& random, const CaseWorld& world) {
    CaseDetails details;
    details.words = some_words(random);
    if (random.below(4) > 0) details.reply = some_reply(random, world.now);
    if (random.below(4) > 0) details.recordings = one_of(random, {Recordings::Secured, Recordings::NotSecured});
    if (random.below(4) > 0) details.contact = ContactKind::First;
    if (random.below(4) > 0)
        details.happened_at = world.now - std::chrono::hours{random.below(100)} + std::chrono::hours{random.below(3)};
    if (random.below(4) > 0) details.withdrawal = WithdrawalReason::Settled;
    if (random.below(4) > 0) details.was_asked_for = false;
    if (random.below(4) > 0) details.reopens = random.below(2) == 0;
    const auto& somebody = actors[random.below(static_cast<std::uint32_t>(actors.size()))];
    if (random.below(4) > 0) details.officer = somebody.officer;
    details.event = static_cast<int>(random.below(30));
    details.measure = static_cast<int>(random.below(4));
    details.working_days = static_cast<int>(random.below(6)) - 1;
    if (random.below(4) > 0) details.receipt = "ZP-20261120-7K3F9QXM-4";
    if (random.below(2) == 0) details.situations = {Situation::UncivilLanguage, Situation::Efficiency};
    details.unit_id = one_of<std::string>(random, {"420115", "420100", "420200", "420114", "999999", somebody.unit_id});
    return details;
}

// Takes away what the action does not take.
CaseDetails for_action(CaseDetails details, CaseAction action) {
    const std::map<std::string, std::function<void()>> clear{{"words", [&] { details.words.clear(); }},
                                                             {"reply", [&] { details.reply.reset(); }},
                                                             {"recordings", [&] { details.recordings.reset(); }},
                                                             {"contact", [&] { details.contact.reset(); }},
                                                             {"happened_at", [&] { details.happened_at.reset(); }},
                                                             {"withdrawal", [&] { details.withdrawal.reset(); }},
                                                             {"was_asked_for", [&] { details.was_asked_for.reset(); }},
                                                             {"reopens", [&] { details.reopens.reset(); }},
                                                             {"officer", [&] { details.officer.reset(); }},
                                                             {"event", [&] { details.event.reset(); }},
                                                             {"measure", [&] { details.measure.reset(); }},
                                                             {"working_days", [&] { details.working_days.reset(); }},
                                                             {"unit", [&] { details.unit_id.clear(); }},
                                                             {"receipt", [&] { details.receipt.clear(); }},
                                                             {"situations", [&] { details.situations.clear(); }}};
    for (auto valid = check_command({action, citizen, {}, details});
         !valid && valid.error().message == Text::FieldNotOfAction;
         valid = check_command({action, citizen, {}, details}))
        clear.at(valid.error().field)();
    return details;
}

using Seen = std::set<std::pair<CaseStatus, CaseAction>>;

// Lets time pass until an action of the clock may be due.
void wait_for(CaseAction action, CaseWorld& world) {
    using enum CaseAction;
    const auto& file = world.file;
    const bool is_of_measure = action == BecomeMeasureOverdue;
    const auto* clock = is_of_measure                         ? file.running(ClockKind::Measure)
                        : file.status == CaseStatus::Answered ? file.running(ClockKind::Response)
                                                              : file.running(ClockKind::Reply);
    if (!clock) return;
    if (action == MoveClocks) return world.amend_calendar(clock->due);
    const bool is_reminder = action == Remind || action == RemindCitizen;
    const auto day = clock->due + std::chrono::days{is_reminder ? 0 : 1};
    world.now = std::max(world.now, Instant{day} - china_offset);
}

// Somebody who may take such a step: who handles the case already, if anybody does.
Actor actor_for(Random& random, By by, const CaseWorld& world) {
    const auto& file = world.file;
    std::vector<Actor> fitting;
    for (const auto& actor : actors)
        if (acts_as(by, actor, file, world.units) && !is_barred(file, actor)) fitting.push_back(actor);
    for (const auto& actor : fitting)
        if (by == By::Handler && file.handler == actor.officer) return actor;
    return fitting.empty() ? citizen : fitting[random.below(static_cast<std::uint32_t>(fitting.size()))];
}

// What fits the case as it stands, so that walks get far; cases that end early are seldom.
CaseCommand fitting(Random& random, CaseWorld& world, const Seen& seen) {
    const auto& file = world.file;
    for (int pick = 0;; ++pick) {
        const auto& step = workflow()[random.below(static_cast<std::uint32_t>(workflow().size()))];
        const bool ends = step.to == CaseStatus::Closed && step.from != CaseStatus::Closed;
        if (step.from != file.status || (ends && random.below(8) > 0)) continue;
        if (step.from == step.to && random.below(6) > 0) continue;
        if (pick < 100 && seen.contains({step.from, step.action})) continue; // What is new first.
        if (step.by == By::Clock) wait_for(step.action, world);
        auto details = some_details(random, world);
        details.words = "有理由";
        if (!file.contacts.empty()) details.event = file.contacts.back();
        if (const auto* measure = file.running(ClockKind::Measure)) details.measure = measure->number;
        return {step.action, actor_for(random, step.by, world), world.now, for_action(details, step.action)};
    }
}

CaseCommand any(Random& random, const CaseWorld& world) {
    const auto action = case_actions[random.below(static_cast<std::uint32_t>(case_actions.size()))].value;
    const auto& actor = actors[random.below(static_cast<std::uint32_t>(actors.size()))];
    const auto details = some_details(random, world);
    return {action, actor, world.now, random.below(4) == 0 ? details : for_action(details, action)};
}

bool is_of_staff(const CaseEvent& event) { return is_staff(event.actor.role); }

// What must hold of every case at every moment.
void check_invariants(const CaseWorld& world) {
    const auto& file = world.file;
    const auto running = std::count_if(file.clocks.begin(), file.clocks.end(), [](const CaseClock& clock) {
        return clock.is_running() && clock.kind != ClockKind::Measure;
    });
    REQUIRE(running == (file.status == CaseStatus::Closed ? 0 : 1));
    REQUIRE(file.closing.has_value() == (file.status == CaseStatus::Closed));
    REQUIRE(world.units.has(file.unit_id));
    if (file.status == CaseStatus::Answered) REQUIRE(file.reply->issued);
    if (file.status == CaseStatus::Approval) REQUIRE_FALSE(file.reply->issued);
    for (const auto& clock : file.clocks) REQUIRE((clock.kind != ClockKind::Response || !clock.is_late));
    if (file.closing == Closing::Unanswered) REQUIRE(file.reply->issued);
}

// What an event may never do to what was there.
void check_step(const CaseFile& before, const CaseFile& after, const CaseEvent& event, const UnitTree& units) {
    REQUIRE(event.number == before.events + 1);
    const bool is_listed = std::any_of(bys.begin(), bys.end(), [&](const ByFacts& by) {
        return acts_as(by.value, event.actor, before, units) &&
               is_step({before.status, event.action, by.value, event.status});
    });
    REQUIRE(is_listed);
    const bool is_of_others = event.action == CaseAction::ConfirmMeasure || event.action == CaseAction::Appoint;
    if (is_of_others) REQUIRE_FALSE(is_concerned(before, event.actor));
    const bool is_free = is_of_others || event.action == CaseAction::DeclareConcerned;
    if (is_of_staff(event) && !is_free) REQUIRE_FALSE(is_barred(before, event.actor));
    REQUIRE(after.round - before.round >= 0);
    REQUIRE(after.round - before.round <= 1);
    for (const auto& clock : before.clocks) {
        const auto* now = after.find_clock(clock.kind, clock.number);
        REQUIRE(now);
        REQUIRE((!clock.is_late || now->is_late));        // Lateness is written once.
        REQUIRE(now->original_due == clock.original_due); // Neither does an extension move it.
        if (!clock.is_running()) REQUIRE(*now == clock);
    }
}

} // namespace

TEST_CASE("Whatever anybody tries in any order, a case keeps its rules and can be rebuilt from its events") {
    Random random{20261128};
    int steps = 0, taken = 0;
    Seen seen;
    while (steps < 100'000) {
        CaseWorld world;
        for (int step = 0; step < 200; ++step, ++steps) {
            if (random.below(3) == 0) world.now += std::chrono::hours{random.below(random.below(8) == 0 ? 900 : 20)};
            const auto before = world.file;
            const auto [action, actor, now, details] =
                random.below(2) == 0 ? fitting(random, world, seen) : any(random, world);
            const auto refusal = world.act(action, actor, details);
            if (refusal) {
                REQUIRE(world.file == before);
                continue;
            }
            ++taken;
            seen.emplace(before.status, action);
            check_step(before, world.file, world.events.back(), world.units);
            check_invariants(world);
        }
        REQUIRE(rebuild(world.events) == world.file);
    }
    // The walks go everywhere: each step of the workflow was taken.
    for (const auto& step : workflow()) {
        CAPTURE(facts_of(case_statuses, step.from).id, facts_of(case_actions, step.action).id);
        CHECK(seen.contains({step.from, step.action}));
    }
    CHECK(taken > 1000);
}
