#pragma once

#include "shared/table.hpp"

#include <array>

namespace zhiping {

// Everything that can be done with a case. An event of a case is one of these that was done, so what may be done, what
// was done and what is stored have the same names.
enum class CaseAction {
    Open,
    // Who handles it.
    Take,
    SayRecordings,
    RecordContact,
    AskOfficers, // One of those on the code at a time.
    RecordOfficerStatement,
    AskCitizen,
    HandOver,
    RequestExtension,
    RequestTransfer,
    RequestInvalid,
    HandIn,
    TakeBackReply,
    IssueReply,
    ConfirmMeasure,
    DeclareConcerned,
    // The second person.
    Approve,
    ReturnReply,
    // The level above; at the top, where there is none, the bureau.
    Appoint,
    Urge,
    SendBack,
    TakeOver,
    GrantRequest,
    RefuseRequest,
    Recheck,
    AnswerObjection,
    // The citizen.
    AddWords,
    Amend,
    AnswerQuestion,
    DisputeContact,
    ReportPressure,
    OpenReply,
    Accept,
    Reject,
    Withdraw,
    Contest,
    // An officer on the code, by himself.
    AnswerQuestions,
    ObjectToOutcome,
    // Time, and what goes out by itself.
    DeliverNotice,
    Remind,
    BecomeOverdue,
    LetRequestRunOut,
    RemindCitizen,
    CloseUnanswered,
    BecomeMeasureOverdue,
    MoveClocks,
};

struct CaseActionFacts {
    CaseAction value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array case_actions{
    CaseActionFacts{CaseAction::Open, "open"},
    CaseActionFacts{CaseAction::Take, "take"},
    CaseActionFacts{CaseAction::SayRecordings, "say_recordings"},
    CaseActionFacts{CaseAction::RecordContact, "record_contact"},
    CaseActionFacts{CaseAction::AskOfficers, "ask_officers"},
    CaseActionFacts{CaseAction::RecordOfficerStatement, "record_officer_statement"},
    CaseActionFacts{CaseAction::AskCitizen, "ask_citizen"},
    CaseActionFacts{CaseAction::HandOver, "hand_over"},
    CaseActionFacts{CaseAction::RequestExtension, "request_extension"},
    CaseActionFacts{CaseAction::RequestTransfer, "request_transfer"},
    CaseActionFacts{CaseAction::RequestInvalid, "request_invalid"},
    CaseActionFacts{CaseAction::HandIn, "hand_in"},
    CaseActionFacts{CaseAction::TakeBackReply, "take_back_reply"},
    CaseActionFacts{CaseAction::IssueReply, "issue_reply"},
    CaseActionFacts{CaseAction::ConfirmMeasure, "confirm_measure"},
    CaseActionFacts{CaseAction::DeclareConcerned, "declare_concerned"},
    CaseActionFacts{CaseAction::Approve, "approve"},
    CaseActionFacts{CaseAction::ReturnReply, "return_reply"},
    CaseActionFacts{CaseAction::Appoint, "appoint"},
    CaseActionFacts{CaseAction::Urge, "urge"},
    CaseActionFacts{CaseAction::SendBack, "send_back"},
    CaseActionFacts{CaseAction::TakeOver, "take_over"},
    CaseActionFacts{CaseAction::GrantRequest, "grant_request"},
    CaseActionFacts{CaseAction::RefuseRequest, "refuse_request"},
    CaseActionFacts{CaseAction::Recheck, "recheck"},
    CaseActionFacts{CaseAction::AnswerObjection, "answer_objection"},
    CaseActionFacts{CaseAction::AddWords, "add_words"},
    CaseActionFacts{CaseAction::Amend, "amend"},
    CaseActionFacts{CaseAction::AnswerQuestion, "answer_question"},
    CaseActionFacts{CaseAction::DisputeContact, "dispute_contact"},
    CaseActionFacts{CaseAction::ReportPressure, "report_pressure"},
    CaseActionFacts{CaseAction::OpenReply, "open_reply"},
    CaseActionFacts{CaseAction::Accept, "accept"},
    CaseActionFacts{CaseAction::Reject, "reject"},
    CaseActionFacts{CaseAction::Withdraw, "withdraw"},
    CaseActionFacts{CaseAction::Contest, "contest"},
    CaseActionFacts{CaseAction::AnswerQuestions, "answer_questions"},
    CaseActionFacts{CaseAction::ObjectToOutcome, "object_to_outcome"},
    CaseActionFacts{CaseAction::DeliverNotice, "deliver_notice"},
    CaseActionFacts{CaseAction::Remind, "remind"},
    CaseActionFacts{CaseAction::BecomeOverdue, "become_overdue"},
    CaseActionFacts{CaseAction::LetRequestRunOut, "let_request_run_out"},
    CaseActionFacts{CaseAction::RemindCitizen, "remind_citizen"},
    CaseActionFacts{CaseAction::CloseUnanswered, "close_unanswered"},
    CaseActionFacts{CaseAction::BecomeMeasureOverdue, "become_measure_overdue"},
    CaseActionFacts{CaseAction::MoveClocks, "move_clocks"},
};
static_assert(follows_enum(case_actions));

} // namespace zhiping
