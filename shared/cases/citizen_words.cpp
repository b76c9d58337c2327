#include "shared/cases/citizen_words.hpp"

#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

template <typename Value> struct TextOf {
    Value value;
    Message text;
};
template <typename Value> TextOf(Value, Message) -> TextOf<Value>;

constexpr std::array closing_texts{
    TextOf{Closing::Satisfied, Text::ClosingSatisfied}, TextOf{Closing::Unanswered, Text::ClosingUnanswered},
    TextOf{Closing::Withdrawn, Text::ClosingWithdrawn}, TextOf{Closing::Final, Text::ClosingFinal},
    TextOf{Closing::Invalid, Text::ClosingInvalid},
};
static_assert(follows_enum(closing_texts) && closing_texts.size() == closings.size());

constexpr std::array finding_texts{
    TextOf{Finding::DidNotHappen, Text::FindingDidNotHappen},
    TextOf{Finding::Lawful, Text::FindingLawful},
    TextOf{Finding::Wrong, Text::FindingWrong},
    TextOf{Finding::CannotBeEstablished, Text::FindingCannotBeEstablished},
};
static_assert(follows_enum(finding_texts) && finding_texts.size() == findings.size());

constexpr std::array decline_texts{
    TextOf{DeclineReason::BeforeCourt, Text::DeclineBeforeCourt},
    TextOf{DeclineReason::NotTrafficPolice, Text::DeclineNotTrafficPolice},
    TextOf{DeclineReason::AnsweredBefore, Text::DeclineAnsweredBefore},
};
static_assert(follows_enum(decline_texts) && decline_texts.size() == decline_reasons.size());

constexpr std::array overall_texts{
    TextOf{OverallFinding::Substantiated, Text::OverallSubstantiated},
    TextOf{OverallFinding::Partly, Text::OverallPartly},
    TextOf{OverallFinding::NotEstablished, Text::OverallNotEstablished},
    TextOf{OverallFinding::NotSubstantiated, Text::OverallNotSubstantiated},
    TextOf{OverallFinding::Declined, Text::OverallDeclined},
};
static_assert(follows_enum(overall_texts) && overall_texts.size() == overall_findings.size());

constexpr std::array measure_texts{
    TextOf{MeasureKind::Explained, Text::MeasureExplained},
    TextOf{MeasureKind::Apologised, Text::MeasureApologised},
    TextOf{MeasureKind::Corrected, Text::MeasureCorrected},
    TextOf{MeasureKind::Repaid, Text::MeasureRepaid},
    TextOf{MeasureKind::DecisionRevoked, Text::MeasureDecisionRevoked},
    TextOf{MeasureKind::RevocationAppliedFor, Text::MeasureRevocationAppliedFor},
    TextOf{MeasureKind::OfficerInstructed, Text::MeasureOfficerInstructed},
    TextOf{MeasureKind::OfficerDisciplined, Text::MeasureOfficerDisciplined},
    TextOf{MeasureKind::Referred, Text::MeasureReferred},
};
static_assert(follows_enum(measure_texts) && measure_texts.size() == measure_kinds.size());

constexpr std::array withdrawal_texts{
    TextOf{WithdrawalReason::Settled, Text::WithdrawalSettled},
    TextOf{WithdrawalReason::Mistake, Text::WithdrawalMistake},
};
static_assert(follows_enum(withdrawal_texts) && withdrawal_texts.size() == withdrawal_reasons.size());

// Of every action that a citizen sees (visibility.hpp).
struct EventText {
    CaseAction action;
    Message text;
};

constexpr std::array event_texts{
    EventText{CaseAction::Open, Text::StepSubmitted},
    EventText{CaseAction::AskCitizen, Text::EventAskCitizen},
    EventText{CaseAction::IssueReply, Text::EventReply},
    EventText{CaseAction::ConfirmMeasure, Text::EventConfirmMeasure},
    EventText{CaseAction::Approve, Text::EventReply},
    EventText{CaseAction::GrantRequest, Text::EventFoundInvalid},
    EventText{CaseAction::AddWords, Text::EventAddWords},
    EventText{CaseAction::Amend, Text::EventAmend},
    EventText{CaseAction::AnswerQuestion, Text::EventAnswerQuestion},
    EventText{CaseAction::DisputeContact, Text::EventDisputeContact},
    EventText{CaseAction::ReportPressure, Text::EventReportPressure},
    EventText{CaseAction::OpenReply, Text::EventOpenReply},
    EventText{CaseAction::Accept, Text::EventAccept},
    EventText{CaseAction::Reject, Text::EventReject},
    EventText{CaseAction::Withdraw, Text::EventWithdraw},
    EventText{CaseAction::Contest, Text::EventContest},
    EventText{CaseAction::DeliverNotice, Text::EventDeliverNotice},
    EventText{CaseAction::BecomeOverdue, Text::EventBecomeOverdue},
    EventText{CaseAction::RemindCitizen, Text::EventRemindCitizen},
    EventText{CaseAction::CloseUnanswered, Text::EventCloseUnanswered},
    EventText{CaseAction::BecomeMeasureOverdue, Text::EventBecomeMeasureOverdue},
    EventText{CaseAction::MoveClocks, Text::EventMoveClocks},
};

Message text_of(const CitizenEvent& event) {
    if (event.action == CaseAction::RecordContact)
        return event.contact == ContactKind::CallBack ? Text::EventRecordCallBack : Text::EventRecordContact;
    const auto has_it = [&](const EventText& row) { return row.action == event.action; };
    const auto* found = std::find_if(event_texts.begin(), event_texts.end(), has_it);
    return found == event_texts.end() ? Text::CaseChanged : found->text;
}

std::string_view measure_of(const CitizenCase& seen, const CitizenEvent& event, Language language) {
    const auto place = static_cast<std::size_t>(event.measure.value_or(0));
    if (place < 1 || place > seen.measures.size()) return {};
    return text(facts_of(measure_texts, seen.measures[place - 1].measure.kind).text, language);
}

Message text_of(const CitizenPromise& promise) {
    if (promise.kept) return promise.is_late ? Text::ClockKeptLate : Text::ClockKept;
    if (promise.is_late) return Text::ClockLate;
    return promise.is_provisional ? Text::ClockDueProvisional : Text::ClockDue;
}

} // namespace

std::string name_of_unit(const CitizenCase& seen, std::string_view unit_id, Language language) {
    for (const auto& unit : seen.units)
        if (unit.id == unit_id) return std::string{unit.name[language]};
    return std::string{unit_id};
}

std::string case_heading(const CitizenCase& seen, Language language) {
    if (seen.status == CaseStatus::Closed) return std::string{text(Text::CaseHeadingClosed, language)};
    const auto message = seen.status == CaseStatus::Answered ? Text::CaseHeadingReply
                         : seen.question                     ? Text::CaseHeadingQuestion
                         : seen.round > 1                    ? Text::CaseHeadingReview
                                                             : Text::CaseHeadingHandling;
    return fill(text(message, language), {{"unit", name_of_unit(seen, seen.unit_id, language)}});
}

std::string closing_words(const CitizenCase& seen, Language language) {
    return seen.closing ? std::string{text(facts_of(closing_texts, *seen.closing).text, language)} : std::string{};
}

std::vector<std::string> promise_words(const CitizenCase& seen, Language language) {
    if (!seen.promise) return {};
    const auto& promise = *seen.promise;
    const auto first = spoken_date(promise.original_due, language);
    std::vector words{fill(text(text_of(promise), language), {{"date", spoken_date(promise.due, language)}})};
    if (promise.extended_by > 0)
        words.push_back(fill(text(Text::ClockExtended, language),
                             {{"date", first}, {"days", std::to_string(promise.extended_by)}}));
    else if (promise.due != promise.original_due)
        words.push_back(fill(text(Text::ClockMoved, language), {{"date", first}}));
    if (!promise.extension_reason.empty())
        words.push_back(fill(text(Text::ClockExtensionReason, language), {{"reason", promise.extension_reason}}));
    return words;
}

std::string event_words(const CitizenCase& seen, const CitizenEvent& event, Language language) {
    const auto time = event.happened_at ? spoken_time(*event.happened_at, language) : std::string{};
    return fill(text(text_of(event), language), {{"unit", name_of_unit(seen, event.unit_id, language)},
                                                 {"time", time},
                                                 {"measure", measure_of(seen, event, language)},
                                                 {"receipt", event.receipt}});
}

std::string event_details(const CitizenEvent& event, Language language) {
    if (event.withdrawal) return std::string{withdrawal_words(*event.withdrawal, language)};
    if (event.evidence.empty()) return {};
    return fill(text(Text::EventAddedFiles, language), {{"count", std::to_string(event.evidence.size())}});
}

std::string finding_words(const SituationFinding& found, Language language) {
    if (found.finding) return std::string{text(facts_of(finding_texts, *found.finding).text, language)};
    return std::string{decline_words(found.decline->reason, language)} + (language == Language::Chinese ? "。" : ". ") +
           found.decline->way;
}

std::string_view decline_words(DeclineReason reason, Language language) {
    return text(facts_of(decline_texts, reason).text, language);
}

std::string_view overall_words(OverallFinding found, Language language) {
    return text(facts_of(overall_texts, found).text, language);
}

std::string measure_words(const Measure& measure, const CitizenMeasure* promised, Language language) {
    const auto message = !measure.promised_for                 ? Text::MeasureDone
                         : !promised                           ? Text::MeasurePromised
                         : promised->kept && promised->is_late ? Text::MeasureKeptLate
                         : promised->kept                      ? Text::MeasureKept
                         : promised->is_late                   ? Text::MeasureLate
                                                               : Text::MeasurePromised;
    const auto day = measure.promised_for ? spoken_date(*measure.promised_for, language) : std::string{};
    return fill(text(message, language), {{"measure", measure_words(measure.kind, language)}, {"date", day}});
}

std::string_view measure_words(MeasureKind kind, Language language) {
    return text(facts_of(measure_texts, kind).text, language);
}

std::string_view withdrawal_words(WithdrawalReason reason, Language language) {
    return text(facts_of(withdrawal_texts, reason).text, language);
}

} // namespace zhiping
