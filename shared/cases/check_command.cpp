#include "shared/cases/check_command.hpp"

#include "shared/cases/officers.hpp"
#include "shared/cases/words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

using enum CaseAction;

enum Field : unsigned {
    Words = 1,
    WithReply = 1 << 1,
    WithRecordings = 1 << 2,
    Contact = 1 << 3,
    HappenedAt = 1 << 4,
    Withdrawal = 1 << 5,
    AskedFor = 1 << 6,
    Reopens = 1 << 7,
    WithOfficer = 1 << 8,
    OfEvent = 1 << 9,
    OfMeasure = 1 << 10,
    WorkingDays = 1 << 11,
    ToUnit = 1 << 12,
    OfReceipt = 1 << 13,
    Situations = 1 << 14,
    OfProgram = 1 << 15, // What decide() states itself.
    WithEvidence = 1 << 16,
};

struct FieldFacts {
    unsigned field;
    std::string_view name;
    bool (*is_said)(const CaseDetails&);
};

constexpr std::array fields{
    FieldFacts{Words, "words", [](const CaseDetails& all) { return !all.words.empty(); }},
    FieldFacts{WithReply, "reply", [](const CaseDetails& all) { return all.reply.has_value(); }},
    FieldFacts{WithRecordings, "recordings", [](const CaseDetails& all) { return all.recordings.has_value(); }},
    FieldFacts{Contact, "contact", [](const CaseDetails& all) { return all.contact.has_value(); }},
    FieldFacts{HappenedAt, "happened_at", [](const CaseDetails& all) { return all.happened_at.has_value(); }},
    FieldFacts{Withdrawal, "withdrawal", [](const CaseDetails& all) { return all.withdrawal.has_value(); }},
    FieldFacts{AskedFor, "was_asked_for", [](const CaseDetails& all) { return all.was_asked_for.has_value(); }},
    FieldFacts{Reopens, "reopens", [](const CaseDetails& all) { return all.reopens.has_value(); }},
    FieldFacts{WithOfficer, "officer", [](const CaseDetails& all) { return all.officer.has_value(); }},
    FieldFacts{OfEvent, "event", [](const CaseDetails& all) { return all.event.has_value(); }},
    FieldFacts{OfMeasure, "measure", [](const CaseDetails& all) { return all.measure.has_value(); }},
    FieldFacts{WorkingDays, "working_days", [](const CaseDetails& all) { return all.working_days.has_value(); }},
    FieldFacts{ToUnit, "unit", [](const CaseDetails& all) { return !all.unit_id.empty(); }},
    FieldFacts{WithEvidence, "evidence", [](const CaseDetails& all) { return !all.evidence.empty(); }},
    FieldFacts{OfReceipt, "receipt", [](const CaseDetails& all) { return !all.receipt.empty(); }},
    FieldFacts{Situations, "situations", [](const CaseDetails& all) { return !all.situations.empty(); }},
    FieldFacts{OfProgram, "contest_until", [](const CaseDetails& all) { return all.contest_until.has_value(); }},
    FieldFacts{OfProgram, "subject", [](const CaseDetails& all) { return all.subject.has_value(); }},
    FieldFacts{OfProgram, "is_sample", [](const CaseDetails& all) { return all.is_sample; }},
    FieldFacts{OfProgram, "moved_from", [](const CaseDetails& all) { return all.moved_from.has_value(); }},
};

struct TakenFields {
    CaseAction value;
    unsigned fields;
};

constexpr std::array taken{
    TakenFields{Open, 0},
    TakenFields{Take, 0},
    TakenFields{SayRecordings, Words | WithRecordings},
    TakenFields{RecordContact, Words | Contact | HappenedAt},
    TakenFields{AskOfficers, Words | WithOfficer},
    TakenFields{RecordOfficerStatement, Words | WithOfficer},
    TakenFields{AskCitizen, Words},
    TakenFields{HandOver, Words | WithOfficer},
    TakenFields{RequestExtension, Words | WorkingDays},
    TakenFields{RequestTransfer, Words},
    TakenFields{RequestInvalid, Words},
    TakenFields{HandIn, WithReply},
    TakenFields{TakeBackReply, 0},
    TakenFields{IssueReply, WithReply},
    TakenFields{ConfirmMeasure, Words | OfMeasure},
    TakenFields{DeclareConcerned, Words},
    TakenFields{Approve, 0},
    TakenFields{ReturnReply, Words},
    TakenFields{Appoint, Words | WithOfficer | ToUnit},
    TakenFields{Urge, Words},
    TakenFields{SendBack, Words},
    TakenFields{TakeOver, Words},
    TakenFields{GrantRequest, Words | ToUnit},
    TakenFields{RefuseRequest, Words},
    TakenFields{Recheck, Words | Reopens},
    TakenFields{AnswerObjection, Words | WithOfficer},
    TakenFields{AddWords, Words | WithEvidence},
    TakenFields{Amend, OfReceipt | Situations},
    TakenFields{AnswerQuestion, Words},
    TakenFields{DisputeContact, Words | OfEvent},
    TakenFields{ReportPressure, Words},
    TakenFields{OpenReply, 0},
    TakenFields{Accept, Words},
    TakenFields{Reject, Words},
    TakenFields{Withdraw, Words | Withdrawal | AskedFor},
    TakenFields{Contest, Words},
    TakenFields{AnswerQuestions, Words | OfEvent},
    TakenFields{ObjectToOutcome, Words},
    TakenFields{DeliverNotice, 0},
    TakenFields{Remind, 0},
    TakenFields{BecomeOverdue, 0},
    TakenFields{LetRequestRunOut, 0},
    TakenFields{RemindCitizen, 0},
    TakenFields{CloseUnanswered, 0},
    TakenFields{BecomeMeasureOverdue, OfMeasure},
    TakenFields{MoveClocks, HappenedAt},
};
static_assert(follows_enum(taken));
static_assert(taken.size() == case_actions.size());

// Staff say who they are, with the badge number, so that nobody is heard twice under two names; of the citizen and of
// time nothing is kept.
Result<Ok> check_actor(const Actor& actor) {
    const auto& [role, unit_id, officer] = actor;
    if (!is_staff(role)) {
        if (unit_id.empty() && officer.name.empty() && officer.badge.empty()) return Ok{};
        return invalid("actor", Text::StaffOnly);
    }
    if (officer.badge.empty()) return invalid("actor", Text::StaffNameNeeded);
    return check_officer(officer, "actor");
}

} // namespace

bool takes(CaseAction action, std::string_view name) {
    const auto allowed = facts_of(taken, action).fields;
    return std::any_of(fields.begin(), fields.end(),
                       [&](const FieldFacts& each) { return each.name == name && (allowed & each.field); });
}

Result<Ok> check_command(const CaseCommand& command) {
    const auto& details = command.details;
    const auto allowed = facts_of(taken, command.action).fields;
    for (const auto& each : fields)
        if (!(allowed & each.field) && each.is_said(details))
            return invalid(std::string{each.name}, Text::FieldNotOfAction);
    if (const auto valid = check_actor(command.actor); !valid) return valid;
    if (details.officer)
        if (const auto valid = check_officer(*details.officer, "officer"); !valid) return valid;
    if (details.words.empty()) return Ok{};
    return check_words(details.words, {"words", 1, max_event_words_characters});
}

} // namespace zhiping
