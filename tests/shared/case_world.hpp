#pragma once

#include "shared/cases/decide.hpp"
#include "tests/common/amended_calendar.hpp"
#include "tests/common/people.hpp"
#include "tests/shared/support.hpp"

namespace zhiping::test {

using namespace std::chrono_literals;

inline Reply reply_of(std::initializer_list<SituationFinding> findings) {
    return {.findings = findings,
            .text = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。",
            .basis = "道路交通安全法第八十七条"};
}

// Nothing was wrong: it goes out without a second person.
inline Reply clean_reply() {
    return reply_of(
        {{Situation::UncivilLanguage, Finding::DidNotHappen}, {Situation::ImpoundedWithoutCause, Finding::Lawful}});
}

inline Reply wrong_reply() {
    return reply_of(
        {{Situation::UncivilLanguage, Finding::Wrong}, {Situation::ImpoundedWithoutCause, Finding::Lawful}});
}

inline Reply promise(Date day) {
    auto reply = wrong_reply();
    reply.measures = {{MeasureKind::Repaid, day}};
    return reply;
}

inline std::optional<Message> reason(const std::optional<Error>& refusal) {
    return refusal ? std::optional{refusal->message} : std::nullopt;
}

// One case, and the clock on the wall.
struct CaseWorld {
    UnitTree units{province};
    Calendar calendar = state_council_calendar();
    const Policy& policy = newest_policy();
    Instant now = at(std::chrono::year{2026} / 11 / 20, 15, 40); // A Friday: the reply is due on Wednesday, the 25th.
    std::vector<CaseEvent> events = {};
    CaseFile file;

    CaseWorld()
        : CaseWorld(CaseSubject{.ticked = {Situation::UncivilLanguage, Situation::ImpoundedWithoutCause},
                                .officers = {named_officer},
                                .unit_id = "420114",
                                .received = at(std::chrono::year{2026} / 11 / 20, 15, 40),
                                .policy_version = 1}) {}
    explicit CaseWorld(const CaseSubject& subject) { keep(open_case(subject, around())); }

    int lot = 100; // No case is drawn to be rechecked.

    Date now_day() const { return china_date(now); }

    CaseSurroundings around() const { return {calendar, policy, units, lot}; }

    void keep(CaseEvent event) {
        apply(file, event);
        events.push_back(std::move(event));
    }

    std::optional<Error> act(CaseAction action, const Actor& actor, CaseDetails details = {}) {
        auto decided = decide(file, {action, actor, now, std::move(details)}, around());
        if (!decided) return decided.error();
        keep(*std::move(decided));
        return std::nullopt;
    }

    // The same, for what must be possible.
    void does(CaseAction action, const Actor& actor, CaseDetails details = {}) {
        const auto refusal = act(action, actor, std::move(details));
        INFO(facts_of(case_actions, action).id);
        if (refusal) FAIL(text(refusal->message, Language::English) << " at '" << refusal->field << "'");
    }

    void go_to(std::chrono::year_month_day day, int hour = 10) { now = at(day, hour); }

    // The State Council makes it a holiday.
    void amend_calendar(Date day) { calendar = with_holiday(calendar, day); }

    void answer(const Actor& by, const Reply& reply = clean_reply()) {
        does(CaseAction::Take, by);
        does(CaseAction::IssueReply, by, {.reply = reply});
    }

    const CaseClock& clock(ClockKind kind, int number) const {
        const auto* found = file.find_clock(kind, number);
        if (!found) FAIL("there is no such clock");
        return *found;
    }
};

} // namespace zhiping::test
