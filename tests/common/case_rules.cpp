#include "tests/common/case_rules.hpp"

#include <algorithm>

namespace zhiping::test {

namespace {

struct Moment {
    const CaseFile& before;
    const CaseEvent& event;
    const CaseFile& after;
    const UnitTree& units;
};

bool is_listed(const Moment& it) {
    return std::any_of(bys.begin(), bys.end(), [&](const ByFacts& by) {
        return acts_as(by.value, it.event.actor, it.before, it.units) &&
               is_step({it.before.status, it.event.action, by.value, it.event.status});
    });
}

bool is_by_somebody_who_may(const Moment& it) {
    const auto& [before, event, after, units] = it;
    const auto role = event.actor.role;
    if (!is_staff(role) || role == Role::Officer || event.action == CaseAction::DeclareConcerned) return true;
    const bool is_of_others = event.action == CaseAction::ConfirmMeasure || event.action == CaseAction::Appoint;
    return is_of_others ? !is_concerned(before, event.actor) : !is_barred(before, event.actor);
}

// Of each clock that was there and what became of it.
template <typename Holds> bool for_each_clock(const Moment& it, const Holds& holds) {
    return std::all_of(it.before.clocks.begin(), it.before.clocks.end(), [&](const CaseClock& was) {
        const auto* is = it.after.find_clock(was.kind, was.number);
        return is && holds(was, *is);
    });
}

bool keeps_lateness(const Moment& it) {
    return for_each_clock(it, [](const CaseClock& was, const CaseClock& is) { return !was.is_late || is.is_late; });
}

bool keeps_first_date(const Moment& it) {
    return for_each_clock(
        it, [](const CaseClock& was, const CaseClock& is) { return was.original_due == is.original_due; });
}

bool keeps_ended_clocks(const Moment& it) {
    return for_each_clock(it, [](const CaseClock& was, const CaseClock& is) { return was.is_running() || was == is; });
}

// A clock forgets a reminder only when its date has become a later one.
bool keeps_reminders(const Moment& it) {
    return for_each_clock(it, [](const CaseClock& was, const CaseClock& is) {
        return !was.is_reminded || is.is_reminded || is.due > was.due;
    });
}

bool reminds_once(const Moment& it) {
    if (it.event.action != CaseAction::Remind && it.event.action != CaseAction::RemindCitizen) return true;
    const auto* clock =
        it.before.running(it.event.action == CaseAction::Remind ? ClockKind::Reply : ClockKind::Response);
    return clock && !clock->is_reminded && it.after.find_clock(clock->kind, clock->number)->is_reminded;
}

// Of whose turn it is.
bool runs_the_right_clock(const Moment& it) {
    std::vector<ClockKind> running;
    for (const auto& clock : it.after.clocks)
        if (clock.is_running() && clock.kind != ClockKind::Measure) running.push_back(clock.kind);
    if (it.after.status == CaseStatus::Closed) return running.empty();
    const auto turn = it.after.status == CaseStatus::Answered ? ClockKind::Response : ClockKind::Reply;
    return running == std::vector{turn};
}

bool never_blames_the_citizen(const Moment& it) {
    return std::none_of(it.after.clocks.begin(), it.after.clocks.end(),
                        [](const CaseClock& clock) { return clock.kind == ClockKind::Response && clock.is_late; });
}

bool has_reply_that_fits(const Moment& it) {
    const auto& after = it.after;
    if (after.closing == Closing::Unanswered || after.status == CaseStatus::Answered)
        return after.reply && after.reply->issued;
    return after.status != CaseStatus::Approval || (after.reply && !after.reply->issued);
}

// On his own case, once about what he was asked, and once about how it has ended.
bool hears_the_officer(const Moment& it) {
    const auto& [before, event, after, units] = it;
    if (event.actor.role != Role::Officer) return true;
    const auto& [name, badge] = event.actor.officer;
    if (!find_officer(before, badge)) return false;
    const bool is_more = after.objections.size() == before.objections.size() + 1;
    if (event.action == CaseAction::ObjectToOutcome) return is_more && before.closed && has_open_objection(after);
    return event.action == CaseAction::AnswerQuestions &&
           after.asked_officers.size() + 1 == before.asked_officers.size();
}

bool has_one_objection_of_each(const Moment& it) {
    const auto& all = it.after.objections;
    return std::all_of(all.begin(), all.end(), [&](const Objection& one) {
        return std::count_if(all.begin(), all.end(), [&](const Objection& other) {
                   return is_same_badge(one.officer.badge, other.officer.badge);
               }) == 1;
    });
}

struct Rule {
    std::string_view words;
    bool (*holds)(const Moment&);
};

constexpr std::array rules{
    Rule{"events are numbered without gaps", [](const Moment& it) { return it.event.number == it.before.events + 1; }},
    Rule{"what happens has an order", [](const Moment& it) { return it.event.at >= it.before.last_event; }},
    Rule{"each step is listed in the workflow", is_listed},
    Rule{"who is barred does nothing", is_by_somebody_who_may},
    Rule{"a round follows the one before",
         [](const Moment& it) { return it.after.round == it.before.round || it.after.round == it.before.round + 1; }},
    Rule{"lateness is written once", keeps_lateness},
    Rule{"nothing moves the first date of a clock", keeps_first_date},
    Rule{"a clock that has ended stays as it is", keeps_ended_clocks},
    Rule{"a reminder is forgotten only with a later date", keeps_reminders},
    Rule{"a clock reminds once", reminds_once},
    Rule{"one clock runs, of whose turn it is, until the case is closed", runs_the_right_clock},
    Rule{"the citizen's clock is never late", never_blames_the_citizen},
    Rule{"a closed case has its reason, and no other has one",
         [](const Moment& it) { return it.after.closing.has_value() == (it.after.status == CaseStatus::Closed); }},
    Rule{"a closed case has its time, and no other has one",
         [](const Moment& it) { return it.after.closed.has_value() == (it.after.status == CaseStatus::Closed); }},
    Rule{"an officer is heard on his own case alone", hears_the_officer},
    Rule{"an officer objects once", has_one_objection_of_each},
    Rule{"a known unit has the case", [](const Moment& it) { return it.units.has(it.after.unit_id); }},
    Rule{"a reply fits the status", has_reply_that_fits},
};

} // namespace

std::optional<std::string_view> find_broken_rule(const CaseFile& before, const CaseEvent& event, const CaseFile& after,
                                                 const UnitTree& units) {
    for (const auto& rule : rules)
        if (!rule.holds({before, event, after, units})) return rule.words;
    return std::nullopt;
}

} // namespace zhiping::test
