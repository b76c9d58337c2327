#include "native/http/pages/case_html.hpp"
#include "native/http/pages/evidence_html.hpp"
#include "native/http/pages/law_html.hpp"
#include "native/http/pages/notices_html.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/signed_receipt_html.hpp"
#include "native/http/pages/site.hpp"
#include "native/http/pages/views_html.hpp"
#include "shared/cases/citizen_words.hpp"
#include "shared/evaluation/draft.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

constexpr std::pair<std::string_view, Message> receipt_page_texts[] = {
    {"no_network", Text::NoNetworkKept},
    {"sending", Text::Sending},
    {"about_this_code", Text::AboutThisCode},
    {"your_evaluation", Text::YourEvaluation},
};

// For who has a script (web/page/citizen/copy_numbers.ts).
std::string copy_html(const Receipt& receipt, Language language) {
    const auto value = fill(text(Text::CopiedNumbers, language),
                            {{"receipt", receipt.number.text()}, {"code", receipt.query_code->text()}});
    return "<p class=\"copy\"><button type=\"button\" class=\"quiet\" data-copy=\"" + escape(value).markup +
           "\" data-copied=\"" + escape(text(Text::Copied, language)).markup + "\">" +
           escape(text(Text::CopyNumbers, language)).markup + "</button><span role=\"status\"></span></p>";
}

// What the page is found by again, together.
Html numbers_html(const Receipt& receipt, Language language) {
    const auto number = [&](Message label, const std::string& value) {
        return "<div><p class=\"hint\">" + escape(text(label, language)).markup + "</p><p class=\"number\">" +
               escape(value).markup + "</p></div>";
    };
    auto numbers = number(Text::ReceiptNumber, receipt.number.text());
    if (receipt.query_code) numbers += number(Text::QueryCode, receipt.query_code->text());
    const auto copy = receipt.query_code ? copy_html(receipt, language) : std::string{};
    return {"<div class=\"numbers\">" + numbers + "</div>" + copy + "<p class=\"hint\">" +
            escape(text(Text::ReceiptKeep, language)).markup + "</p>"};
}

Html step(std::string_view kind, std::string_view title, std::string_view detail) {
    return {"<li class=\"" + std::string{kind} + "\">" + element("p", title).markup + element("p", detail).markup +
            "</li>"};
}

Html comment_step(const GivenCommentAnswer& given, Language language) {
    const auto& [outcome, words] = given.answer;
    const auto time = spoken_time(given.at, language);
    return step("done", text(facts_of(comment_outcomes, outcome).text, language),
                words.empty() ? time : words + " (" + time + ")");
}

// Its address opens the page only where the secret stands in it.
Html link_html(const Visit& visit) {
    const auto language = visit.language;
    if (!visit.query.starts_with("secret=")) return {};
    return {"<p><a class=\"onward\" href=\"" + escape(address_of(visit, language)).markup + "\">" +
            escape(text(Text::ReceiptLink, language)).markup + "</a></p><p class=\"hint\">" +
            escape(text(Text::ReceiptLinkPrivate, language)).markup + "</p>"};
}

// One that has joined the case of an earlier one is answered there.
Html outcome_html(const StoredEvaluation& stored, const Visit& visit) {
    const auto language = visit.language;
    if (!stored.amends) {
        const bool is_dissatisfied = stored.evaluation.satisfaction == Satisfaction::Dissatisfied;
        return is_dissatisfied ? Html{} : element("p", text(Text::NoAnswerNeeded, language));
    }
    auto earlier = visit;
    earlier.path = "/r/" + stored.amends->text();
    return {element("p", text(Text::JoinedEarlier, language)).markup + "<p><a class=\"onward\" href=\"" +
            escape(address_of(earlier, language)).markup + "\">" +
            escape(fill(text(Text::SeeEarlier, language), {{"receipt", stored.amends->text()}})).markup + "</a></p>"};
}

// What becomes of an evaluation that has no case of its own.
Html steps_html(const StoredEvaluation& stored, const Visit& visit) {
    const auto language = visit.language;
    Html html = step("done", text(Text::StepSubmitted, language), spoken_time(stored.receipt.received, language));
    if (const auto& given = stored.comment_answer) html.markup += comment_step(*given, language).markup;
    return {element("h2", text(Text::NextSteps, language)).markup + "<ol class=\"steps\">" + html.markup + "</ol>" +
            outcome_html(stored, visit).markup};
}

constexpr std::pair<CaseAction, Message> done_texts[] = {
    {CaseAction::AnswerQuestion, Text::DoneAnswerQuestion},
    {CaseAction::AddWords, Text::DoneAddWords},
    {CaseAction::DisputeContact, Text::DoneDisputeContact},
    {CaseAction::ReportPressure, Text::DoneReportPressure},
    {CaseAction::OpenReply, Text::DoneOpenReply},
    {CaseAction::Accept, Text::DoneAccept},
    {CaseAction::Reject, Text::DoneReject},
    {CaseAction::Withdraw, Text::DoneWithdraw},
    {CaseAction::Contest, Text::DoneContest},
};

Html done_html(std::optional<CaseAction> done, Language language) {
    for (const auto& [action, message] : done_texts)
        if (action == done)
            return {"<p id=\"done\" class=\"notice\" role=\"status\" tabindex=\"-1\" autofocus>" +
                    escape(text(message, language)).markup + "</p>"};
    return {};
}

// Until something has happened, that it has arrived is what matters.
bool is_fresh(const ActionPage* page) { return !page || page->seen.events.size() <= 1; }

constexpr std::string_view done_mark =
    "<svg class=\"done-mark\" viewBox=\"0 0 56 56\" width=\"56\" height=\"56\" aria-hidden=\"true\">"
    "<circle cx=\"28\" cy=\"28\" r=\"28\"/><path d=\"M17 29l8 8 15-17\"/></svg>";

Html answers_html(const StoredEvaluation& stored, Language language) {
    const auto& evaluation = stored.evaluation;
    const auto& content = find_catalogue(evaluation.catalogue_version)->of(stored.subject.module);
    const auto is_erased = [&](std::string_view field) { return stored.words_erased && field == "statement"; };
    Html html;
    for (const auto& [field, label, value] : describe_answers(evaluation, content, language))
        html.markup += "<div>" + element("dt", text(label, language)).markup + "<dd dir=\"auto\">" +
                       escape(is_erased(field) ? text(Text::WordsErased, language) : value).markup + "</dd></div>";
    return html;
}

Html entered_by_html(const StoredEvaluation& stored, Language language) {
    if (!stored.entered_by) return {};
    return element("p", fill(text(Text::EnteredBy, language), {{"unit", (*stored.entered_by)[language]}}));
}

Html clock_html(const StoredEvaluation& stored, Language language) {
    if (is_plausible(stored.evaluation.agreed_at, stored.receipt.received)) return {};
    return element("p", text(Text::PhoneClockWrong, language));
}

// As long as something comes.
Html told_html(const app::EvaluationNotices& told, const OwnerPage& owner, const ActionPage* page, const Visit& visit) {
    if (!page || page->seen.status == CaseStatus::Closed) return {};
    return notice_channels_html(told, owner, visit);
}

// What waits comes first, but a reply is read before it is answered.
Html waiting_and_replies_html(const ActionPage& page, const StoredEvaluation& stored) {
    const auto waiting = waiting_html(page).markup;
    const auto replies = replies_html(page.seen, stored, page.language).markup;
    return {is_possible(ActionFormKind::AnswerReply, page.seen) ? replies + waiting : waiting + replies};
}

} // namespace

std::string receipt_page(const StoredEvaluation& stored, const std::optional<app::SignedReceipt>& signed_receipt,
                         const CitizenViews& views, const OwnerPage& owner, const app::EvaluationNotices& told,
                         const ActionPage* page, std::optional<CaseAction> done, const Visit& visit) {
    const auto language = visit.language;
    const auto heading =
        is_fresh(page) ? std::string{text(Text::ReceiptHeading, language)} : case_heading(page->seen, language);
    const bool is_refused = (page && page->posted) || (owner.page.posted && !owner.page.posted->problems.empty());
    auto slots = frame_slots(visit, (is_refused ? std::string{text(Text::ErrorPrefix, language)} : "") + heading);
    slots.emplace_back("code", stored.subject.code.symbols());
    slots.emplace_back("notice", page && page->posted ? not_done_html(*page) : done_html(done, language));
    slots.emplace_back("done_mark", Html{std::string{is_fresh(page) && !is_refused ? done_mark : std::string_view{}}});
    slots.emplace_back("heading", heading);
    const auto numbers = numbers_html(stored.receipt, language);
    slots.emplace_back("numbers", is_fresh(page) ? numbers : Html{});
    const bool is_asked = waits_for_name(owner) || owner.page.posted || !owner.page.kept.empty();
    slots.emplace_back("person", is_asked ? owner_html(owner) : Html{});
    slots.emplace_back("person_below", is_asked ? Html{} : owner_html(owner));
    slots.emplace_back("numbers_below", is_fresh(page) ? Html{} : numbers);
    slots.emplace_back("standing", page && !is_fresh(page) ? standing_html(page->seen, language) : Html{});
    slots.emplace_back("waiting", page ? waiting_and_replies_html(*page, stored) : Html{});
    slots.emplace_back("timeline", page ? timeline_html(*page) : steps_html(stored, visit));
    slots.emplace_back("told", told_html(told, owner, page, visit));
    slots.emplace_back("more", page ? more_html(*page) : Html{});
    slots.emplace_back("law", law_html(stored.subject, language));
    slots.emplace_back("facts", facts_html(stored.subject, language));
    slots.emplace_back("answers", answers_html(stored, language));
    slots.emplace_back("entered_by", entered_by_html(stored, language));
    slots.emplace_back("clock", clock_html(stored, language));
    slots.emplace_back("evidence", receipt_evidence_html(stored, language));
    slots.emplace_back("notices", own_notices_html(told.notices, "more card", language));
    slots.emplace_back("views", views_html(views, language));
    slots.emplace_back("signed", signed_receipt ? signed_receipt_html(*signed_receipt, visit) : Html{});
    slots.emplace_back("link", link_html(visit));
    for (const auto& [name, message] : receipt_page_texts) slots.emplace_back(name, text(message, language));
    return fill_template(page_template("receipt.html"), slots);
}

} // namespace zhiping::http
