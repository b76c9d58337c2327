#pragma once

#include "shared/cases/decide.hpp"
#include "tests/shared/support.hpp"

#include <algorithm>

namespace zhiping::test {

using namespace std::chrono_literals;

// A bureau, two detachments, and brigades below them.
inline const std::vector<Unit> province{
    {"420000", {}, Level::Bureau, {"湖北省公安厅交管局", "Hubei Bureau"}},
    {"420100", "420000", Level::Detachment, {"武汉支队", "Wuhan Detachment"}},
    {"420114", "420100", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}},
    {"420115", "420100", Level::Brigade, {"江夏大队", "Jiangxia Brigade"}},
    {"420200", "420000", Level::Detachment, {"黄石支队", "Huangshi Detachment"}},
};

inline Actor staff(Role role, std::string unit_id, std::string name, std::string badge = {}) {
    return {role, std::move(unit_id), {std::move(name), std::move(badge)}};
}

inline const Actor citizen{Role::Citizen};
inline const Actor time_passed{Role::Clock};
inline const Actor handler = staff(Role::Handler, "420114", "承办甲", "1001");
inline const Actor colleague = staff(Role::Handler, "420114", "承办乙", "1002");
inline const Actor brigade_lead = staff(Role::Lead, "420114", "大队负责人", "1003");
inline const Actor reviewer = staff(Role::Handler, "420100", "复核甲", "2001");
inline const Actor detachment_lead = staff(Role::Lead, "420100", "支队负责人", "2002");
inline const Actor bureau_handler = staff(Role::Handler, "420000", "总队甲", "3001");
inline const Actor bureau_lead = staff(Role::Lead, "420000", "总队负责人", "3002");

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
                                .officers = {{"王某某", "012345"}},
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
    void amend_calendar(Date day) {
        const auto year = static_cast<int>(std::chrono::year_month_day{day}.year());
        HolidayNotice amended{year, "an amended notice", {}, {}};
        for (const auto& notice : calendar.notices())
            if (notice.year == year) amended = notice;
        auto& days = amended.holidays;
        const auto at = std::lower_bound(days.begin(), days.end(), day);
        if (at == days.end() || *at != day) days.insert(at, day);
        auto notices = std::vector(calendar.notices().begin(), calendar.notices().end());
        notices.push_back(amended);
        calendar = Calendar{notices};
    }

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
