#pragma once

#include "shared/cases/actor.hpp"
#include "shared/cases/case_action.hpp"
#include "shared/cases/case_status.hpp"
#include "shared/cases/clock.hpp"
#include "shared/cases/reply.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping {

// Whether recordings of body cameras are secured.
enum class Recordings { Secured, NoneExist, NotSecured };

struct RecordingsFacts {
    Recordings value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array recordings{
    RecordingsFacts{Recordings::Secured, "secured"},
    RecordingsFacts{Recordings::NoneExist, "none_exist"},
    RecordingsFacts{Recordings::NotSecured, "not_secured"},
};
static_assert(follows_enum(recordings));

// What a contact with the citizen was.
enum class ContactKind { First, CallBack };

struct ContactKindFacts {
    ContactKind value;
    std::string_view id;
};

inline constexpr std::array contact_kinds{
    ContactKindFacts{ContactKind::First, "first"},
    ContactKindFacts{ContactKind::CallBack, "call_back"},
};
static_assert(follows_enum(contact_kinds));

enum class WithdrawalReason { Settled, Mistake };

struct WithdrawalReasonFacts {
    WithdrawalReason value;
    std::string_view id;
};

inline constexpr std::array withdrawal_reasons{
    WithdrawalReasonFacts{WithdrawalReason::Settled, "settled"},
    WithdrawalReasonFacts{WithdrawalReason::Mistake, "mistake"},
};
static_assert(follows_enum(withdrawal_reasons));

// What a case is about. A later evaluation may add to what was ticked; nothing else changes it.
struct CaseSubject {
    std::vector<Situation> ticked;
    std::vector<Officer> officers; // On the code.
    std::string unit_id;           // Of the code.
    Instant received;
    int policy_version;

    bool operator==(const CaseSubject&) const = default;
};

// What an action says besides who and when; each action has its own (check_command.hpp).
struct CaseDetails {
    std::optional<CaseSubject> subject = {}; // Of an opening.
    std::string words = {};                  // A reason, a question, a statement, what was said.
    std::optional<Reply> reply = {};
    std::optional<Recordings> recordings = {};
    std::optional<ContactKind> contact = {};
    std::optional<Instant> happened_at = {}; // A contact; the loading of a calendar.
    std::optional<WithdrawalReason> withdrawal = {};
    std::optional<bool> was_asked_for = {}; // Whether anybody asked for the withdrawal.
    std::optional<bool> reopens = {};       // A recheck.
    std::optional<Officer> officer = {};    // To whom it is handed over; who is appointed, asked, heard, answered.
    std::optional<int> event = {};          // The contact that is disputed; the asking that is answered.
    std::optional<int> measure = {};        // Its number in the case.
    std::optional<int> working_days = {};   // Of an extension.
    std::string unit_id = {};               // Where a granted transfer leads; of who is appointed.
    std::vector<Sha256> evidence = {};      // Photos and videos that come with added words, by their content.
    std::string receipt = {};               // Of the later evaluation that amends this one.
    std::vector<Situation> situations = {}; // That the later one ticks.
    std::optional<Date> contest_until = {}; // Of an evaluation that was taken for invalid.
    std::optional<Date> moved_from = {};    // The date that a clock had before the calendar was amended.
    bool is_sample = false;                 // A case that the citizen closed was drawn to be rechecked.

    bool operator==(const CaseDetails&) const = default;
};

// What somebody wants to do.
struct CaseCommand {
    CaseAction action;
    Actor actor;
    Instant at;
    CaseDetails details = {};
};

// What was done, and what became of it. Applying one asks nothing of the calendar, the policy or the units: what they
// said is in it. So a case can be rebuilt from its events at any time.
struct CaseEvent {
    int number; // In the case, from 1.
    CaseAction action;
    Actor actor;
    Instant at;
    CaseDetails details;

    CaseStatus status;
    std::optional<Closing> closing;
    std::string unit_id;           // That has the case from now on.
    int round;                     // From 1.
    std::vector<CaseClock> clocks; // Those that it starts or changes, as they are from now on.

    bool operator==(const CaseEvent&) const = default;
};

} // namespace zhiping
