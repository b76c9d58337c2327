#pragma once

#include "shared/cases/citizen_actions.hpp"
#include "shared/wire/plain_form.hpp"

#include <array>
#include <span>
#include <string>

// The forms of the page of an evaluation, with which its citizen does something with the case.
namespace zhiping::http {

enum class ActionFormKind {
    OpenReply,
    AnswerReply, // Satisfied or not: the one form that leads to two actions.
    AnswerQuestion,
    DisputeContact,
    AddWords,
    ReportPressure,
    Withdraw,
    Contest,
};

struct ActionFormFacts {
    ActionFormKind value;
    std::string_view id; // Posted, and the id of its element.
    CaseAction action;   // That must be possible for it to be shown.
};

inline constexpr std::array action_forms{
    ActionFormFacts{ActionFormKind::OpenReply, "open_reply", CaseAction::OpenReply},
    ActionFormFacts{ActionFormKind::AnswerReply, "answer_reply", CaseAction::Accept},
    ActionFormFacts{ActionFormKind::AnswerQuestion, "answer_question", CaseAction::AnswerQuestion},
    ActionFormFacts{ActionFormKind::DisputeContact, "dispute_contact", CaseAction::DisputeContact},
    ActionFormFacts{ActionFormKind::AddWords, "add_words", CaseAction::AddWords},
    ActionFormFacts{ActionFormKind::ReportPressure, "report_pressure", CaseAction::ReportPressure},
    ActionFormFacts{ActionFormKind::Withdraw, "withdraw", CaseAction::Withdraw},
    ActionFormFacts{ActionFormKind::Contest, "contest", CaseAction::Contest},
};
static_assert(follows_enum(action_forms));

// As it was filled in, or fresh.
struct ActionForm {
    ActionFormKind kind;
    ActionId id;
    int seen = 0;                          // The last event that the page showed.
    std::optional<CaseAction> answer = {}; // To a reply: Accept or Reject.
    std::string words = {};
    std::optional<WithdrawalReason> withdrawal = {};
    std::optional<bool> was_asked_for = {};
    std::optional<int> event = {};       // The contact that is disputed.
    std::vector<UploadId> evidence = {}; // Files that were received before, those of this request included.
};

// What the form's files are sent with: a field that stands before them.
std::optional<Secret> find_upload_secret(std::span<const wire::FormField>);

// Reads the fields of a form. Strict, as read_plain_form() is: only our own page posts it. What is not chosen is read
// as not chosen. Refused: invalid.
Result<ActionForm> read_action_form(std::span<const wire::FormField>);

// As it would be posted again, without files: read_action_form() reads it.
std::string as_posted(const ActionForm&);

// What it asks for. Refused (invalid, at "answer", "words", "withdrawal" or "was_asked_for"): what the form still
// lacks, in its own words; the rest is refused where it is done.
Result<CitizenAction> action_of(const ActionForm&);

} // namespace zhiping::http
