#include "web/desk/words.hpp"

#include "shared/cases/citizen_words.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/text/desk_text_ids.hpp"

#include <algorithm>
#include <array>

namespace zhiping::desk {

namespace {

constexpr std::array marks{Text::DeskMarkOverdue, Text::DeskMarkUnapproved, Text::DeskMarkPressure,
                           Text::DeskMarkSample, Text::DeskMarkObjection};
static_assert(marks.size() == case_marks.size());

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

std::string counted(Message message, std::int64_t days, Language language) {
    return fill(text(message, language), {{"days", std::to_string(days)}});
}

std::string_view separator(Language language) { return language == Language::Chinese ? "、" : ", "; }

template <typename List, typename WordsOf> std::string joined(const List& list, Language language, WordsOf words_of) {
    std::string all;
    for (const auto& each : list) {
        if (!all.empty()) all += separator(language);
        all += words_of(each, language);
    }
    return all;
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

std::string_view mark_words(CaseMark mark, Language language) {
    return text(marks[static_cast<std::size_t>(mark)], language);
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

DueWords due_words(const std::optional<Date>& due, CaseStatus status, Date today, Language language) {
    if (!due || status == CaseStatus::Closed || status == CaseStatus::Answered) return {"—", ui::Tone::Secondary};
    const auto days = (*due - today).count();
    if (days < 0) return {counted(Text::DeskDueLate, -days, language), ui::Tone::Danger};
    if (days == 0) return {std::string{text(Text::DeskDueToday, language)}, ui::Tone::Danger};
    if (days == 1) return {std::string{text(Text::DeskDueTomorrow, language)}, ui::Tone::Accent};
    return {counted(Text::DeskDueDays, days, language), ui::Tone::Ink};
}

std::string received_words(Instant received, Date today, Language language) {
    const auto days = (today - china_date(received)).count();
    if (days <= 0) return std::string{text(Text::DeskReceivedToday, language)};
    return counted(Text::DeskReceivedDays, days, language);
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
    return joined(officers, language, [](const Officer& officer, Language) { return officer.name; });
}

std::string joined_situations(const std::vector<Situation>& ticked, Language language) {
    return joined(ticked, language, situation_words);
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
    if (details.working_days) add(counted(Text::DeskRequestedDays, *details.working_days, language));
    if (details.measure && *details.measure >= 1 &&
        static_cast<std::size_t>(*details.measure) <= shown.file.measures.size())
        add(measure_words(shown.file.measures[static_cast<std::size_t>(*details.measure) - 1].measure.kind, language));
    add(details.words);
    const auto& disputed = shown.file.disputed_contacts;
    if (std::find(disputed.begin(), disputed.end(), event.number) != disputed.end())
        add(text(Text::DeskContactDisputed, language));
    return lines;
}

std::string joined_actions(const std::vector<CaseEvent>& events, Language language) {
    return joined(events, language,
                  [](const CaseEvent& event, Language spoken) { return action_words(event.action, spoken); });
}

std::string joined_marks(const std::vector<CaseMark>& set, Language language) {
    return joined(set, language, mark_words);
}

std::string watermark_words(const Officer& officer, Instant now) {
    return officer.name + " " + officer.badge + " " + to_china_time(now);
}

} // namespace zhiping::desk
