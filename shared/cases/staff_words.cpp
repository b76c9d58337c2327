#include "shared/cases/staff_words.hpp"

#include "shared/cases/citizen_words.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/text/desk_text_ids.hpp"

#include <algorithm>
#include <array>

namespace zhiping {

namespace {

constexpr std::array actions{
    Text::DeskActionOpen,
    Text::DeskActionTake,
    Text::DeskActionSayRecordings,
    Text::DeskActionRecordContact,
    Text::DeskActionAskOfficers,
    Text::DeskActionRecordOfficerStatement,
    Text::DeskActionAskCitizen,
    Text::DeskActionHandOver,
    Text::DeskActionRequestExtension,
    Text::DeskActionRequestTransfer,
    Text::DeskActionRequestInvalid,
    Text::DeskActionHandIn,
    Text::DeskActionTakeBackReply,
    Text::DeskActionIssueReply,
    Text::DeskActionConfirmMeasure,
    Text::DeskActionDeclareConcerned,
    Text::DeskActionApprove,
    Text::DeskActionReturnReply,
    Text::DeskActionAppoint,
    Text::DeskActionUrge,
    Text::DeskActionSendBack,
    Text::DeskActionTakeOver,
    Text::DeskActionGrantRequest,
    Text::DeskActionRefuseRequest,
    Text::DeskActionRecheck,
    Text::DeskActionAnswerObjection,
    Text::DeskActionAddWords,
    Text::DeskActionAmend,
    Text::DeskActionAnswerQuestion,
    Text::DeskActionDisputeContact,
    Text::DeskActionReportPressure,
    Text::DeskActionOpenReply,
    Text::DeskActionAccept,
    Text::DeskActionReject,
    Text::DeskActionWithdraw,
    Text::DeskActionContest,
    Text::DeskActionAnswerQuestions,
    Text::DeskActionObjectToOutcome,
    Text::DeskActionDeliverNotice,
    Text::DeskActionRemind,
    Text::DeskActionBecomeOverdue,
    Text::DeskActionLetRequestRunOut,
    Text::DeskActionRemindCitizen,
    Text::DeskActionCloseUnanswered,
    Text::DeskActionBecomeMeasureOverdue,
    Text::DeskActionMoveClocks,
};
static_assert(actions.size() == case_actions.size());

constexpr std::array closed{Text::DeskOwnClosingSatisfied, Text::DeskOwnClosingUnanswered,
                            Text::DeskOwnClosingWithdrawn, Text::DeskOwnClosingFinal, Text::DeskOwnClosingInvalid};
static_assert(closed.size() == closings.size());

// Asked of the events that are shown: they have numbers of their own.
bool is_disputed(const CaseEvent& contact, const StaffCase& shown) {
    return std::any_of(shown.events.begin(), shown.events.end(), [&](const CaseEvent& event) {
        return event.action == CaseAction::DisputeContact && event.details.event == contact.number;
    });
}

} // namespace

std::string_view status_words(CaseStatus status, int round, Language language) {
    switch (status) {
    case CaseStatus::Handling: return text(round > 1 ? Text::DeskStatusReview : Text::DeskStatusHandling, language);
    case CaseStatus::Approval: return text(Text::DeskStatusApproval, language);
    case CaseStatus::Answered: return text(Text::DeskStatusAnswered, language);
    case CaseStatus::Closed: return text(Text::DeskStatusClosed, language);
    }
    return {};
}

std::string_view closing_words(Closing closing, Language language) {
    return text(closed[static_cast<std::size_t>(closing)], language);
}

std::string_view action_words(CaseAction action, Language language) {
    return text(actions[static_cast<std::size_t>(action)], language);
}

std::string_view module_words(Module module, Language language) { return newest_catalogue().of(module).name[language]; }

std::string_view situation_words(Situation situation, Language language) {
    for (const auto& content : newest_catalogue().content)
        for (const auto& offered : content.situations)
            if (offered.situation == situation) return offered.words[language];
    return facts_of(situations, situation).id;
}

std::string_view standing_words(PersonStanding standing, Language language) {
    switch (standing) {
    case PersonStanding::NotRequired: return text(Text::DeskPersonNotRequired, language);
    case PersonStanding::Awaited: return text(Text::DeskPersonAwaited, language);
    case PersonStanding::Unverified: return text(Text::DeskPersonUnverified, language);
    case PersonStanding::Verified: return text(Text::DeskPersonVerified, language);
    }
    return {};
}

std::string_view party_words(PartyStanding party, Language language) {
    return text(party == PartyStanding::Party ? Text::DeskPersonParty : Text::DeskPersonPartyNotShown, language);
}

std::string names_of(const std::vector<Officer>& officers, Language language) {
    return joined_words(officers, language, [](const Officer& officer, Language) { return officer.name; });
}

std::string joined_situations(const std::vector<Situation>& ticked, Language language) {
    return joined_words(ticked, language, situation_words);
}

std::string_view recordings_words(Recordings said, Language language) {
    switch (said) {
    case Recordings::Secured: return text(Text::DeskRecordingsSecured, language);
    case Recordings::NoneExist: return text(Text::DeskRecordingsNoneExist, language);
    case Recordings::NotSecured: return text(Text::DeskRecordingsNotSecured, language);
    }
    return {};
}

std::string_view contact_words(ContactKind kind, Language language) {
    return text(kind == ContactKind::First ? Text::DeskContactFirst : Text::DeskContactCallBack, language);
}

std::string event_words(const CaseEvent& event, const StaffCase& shown, Language language) {
    const auto& details = event.details;
    std::string lines;
    const auto add = [&lines](std::string_view line) {
        if (line.empty()) return;
        if (!lines.empty()) lines += "\n";
        lines += line;
    };
    if (details.officer) add(details.officer->name + " " + details.officer->badge);
    if (details.recordings) add(recordings_words(*details.recordings, language));
    if (details.contact)
        add(std::string{contact_words(*details.contact, language)} +
            (details.happened_at ? " · " + spoken_time(*details.happened_at, language) : std::string{}));
    if (details.working_days)
        add(fill(text(Text::DeskRequestedDays, language), {{"days", std::to_string(*details.working_days)}}));
    if (details.measure && *details.measure >= 1 &&
        static_cast<std::size_t>(*details.measure) <= shown.file.measures.size())
        add(measure_words(shown.file.measures[static_cast<std::size_t>(*details.measure) - 1].measure.kind, language));
    add(details.words);
    if (is_disputed(event, shown)) add(text(Text::DeskContactDisputed, language));
    return lines;
}

std::string name_of_unit(const StaffCase& shown, std::string_view unit_id, Language language) {
    for (const auto& unit : shown.units)
        if (unit.id == unit_id) return unit.name[language];
    return std::string{unit_id};
}

} // namespace zhiping
