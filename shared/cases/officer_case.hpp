#pragma once

#include "shared/cases/decide.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/codes/receipt_number.hpp"

// A case as an officer on its code sees it. None of these types has a place for the citizen, for what was written,
// ticked or shown, for other officers or for who verifies, so no answer can carry it.
namespace zhiping {

struct OfficerWords {
    Instant at;
    std::string words;

    bool operator==(const OfficerWords&) const = default;
};

// What he was asked; its number is its place among his own, from 1.
struct OfficerQuestion {
    OfficerWords asked;
    std::optional<OfficerWords> answer = {};
    bool is_open = false; // It waits for his answer.

    bool operator==(const OfficerQuestion&) const = default;
};

// What was found about a situation, without what it says to the citizen.
struct OfficerFinding {
    Situation situation;
    std::optional<Finding> finding = {}; // One of the two.
    std::optional<DeclineReason> decline = {};

    bool operator==(const OfficerFinding&) const = default;
};

// How the case has ended. It is final for him while the case is closed, however that came: accepted, unanswered,
// rejected at the last level, withdrawn or taken for invalid. What opens the case again (a recheck, a contest) takes it
// back.
struct OfficerOutcome {
    Instant at;
    Closing closing;
    std::vector<OfficerFinding> findings = {}; // None where no reply stands: withdrawn before one, or invalid.
    bool is_cleared = false;                   // is_clearing().

    bool operator==(const OfficerOutcome&) const = default;
};

struct OfficerObjection {
    OfficerWords objected;
    std::optional<OfficerWords> answer = {}; // Of the level above.

    bool operator==(const OfficerObjection&) const = default;
};

// What a case is about, as far as he must know to remember it.
struct OfficerSubject {
    ReceiptNumber receipt;
    std::string unit_id; // That has the case.
    Module module;
    Instant handled; // When he handled the person; without that, when the code was made.

    bool operator==(const OfficerSubject&) const = default;
};

struct OfficerCase {
    OfficerSubject subject;
    std::vector<OfficerQuestion> questions = {};
    std::optional<OfficerOutcome> outcome = {};
    std::optional<Date> object_until = {}; // He may object, with this day.
    std::optional<OfficerObjection> objection = {};

    bool operator==(const OfficerCase&) const = default;
};

struct OfficerPage {
    std::vector<OfficerCase> cases;
    std::optional<std::string> next; // The cursor of the page after it; none at the end.
};

// Whether nothing is left of what was said about an officer: every finding is that it did not happen or was lawful, and
// none was declined. Then he is told so, and where his own rights are looked after: 公安机关维护民警执法权威工作规定
// (公安部令第153号, 2019-02-01), art. 4:
// "维护民警执法权威工作委员会办公室设在警务督察部门，具体负责协调督办侵犯民警执法
// 权威案件，受理调查相关民警的申请申诉，为受到侵犯的民警提供救济、恢复名誉、挽回损失。" (Text::OfficerCleared)
bool is_clearing(std::span<const OfficerFinding>);

// The last day on which an officer may object to how a closed case has ended (Policy::objection). Nullopt when it is
// not closed, or was opened when officers could not object.
std::optional<Date> last_day_to_object(const CaseFile&, const CaseSurroundings&);

// What an officer sees of a case, all of whose events are given. Nullopt when he is not on its code, and as long as he
// was neither asked nor is there an outcome.
std::optional<OfficerCase> officer_case(const OfficerSubject&, const CaseFile&, std::span<const CaseEvent>,
                                        const Actor&, const CaseSurroundings&, Instant now);

// The event that put his question with this number; nullopt when there is none.
std::optional<int> event_of_question(std::span<const CaseEvent>, const Actor&, int number);

} // namespace zhiping
