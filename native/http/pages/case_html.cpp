#include "native/http/pages/case_html.hpp"

#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/law_html.hpp"
#include "native/http/pages/page_parts.hpp"
#include "shared/cases/citizen_words.hpp"
#include "shared/cases/reply_words.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

using enum ActionFormKind;

std::string section(std::string_view kind, std::string_view heading, const std::string& content) {
    if (content.empty()) return {};
    return "<section" + attribute("class", kind) + ">" + element("h2", heading).markup + content + "</section>";
}

std::string row(std::string_view label, std::string_view value) {
    return "<div>" + element("dt", label).markup + "<dd dir=\"auto\">" + escape(value).markup + "</dd></div>";
}

std::string address_of(const CitizenAttachment& attachment, const ReceiptNumber& receipt) {
    return std::string{wire::evaluations_path} + "/" + receipt.text() + "/case/attachments/" +
           to_digits(attachment.hash);
}

std::string said_row(const ReplyWords& words) {
    return element("h3", words.label).markup + "<p class=\"said\" dir=\"auto\">" + escape(words.text).markup + "</p>";
}

// Parts of one kind, all that there are of it.
std::string parts_html(std::span<const ReplyWords> parts, const CitizenReply& reply, const ReceiptNumber& receipt) {
    std::string html;
    auto attachment = reply.attachments.begin();
    for (const auto& words : parts) {
        switch (words.part) {
        case ReplyPart::Heading:
            html += element("h2", words.label).markup + "<p class=\"hint\">" + escape(words.text).markup + "</p>";
            break;
        case ReplyPart::Finding: html += row(words.label, words.text); break;
        case ReplyPart::Said: html += said_row(words); break;
        case ReplyPart::Measure: html += element("li", words.text).markup; break;
        case ReplyPart::Attachment:
            html += "<li><a class=\"onward\"" + attribute("href", address_of(*attachment++, receipt)) + ">" +
                    escape(words.text).markup + "</a></li>";
            break;
        case ReplyPart::LegalWay: html += law_link_html(words.text).markup; break;
        }
    }
    const auto part = parts.front().part;
    if (part == ReplyPart::Finding) return "<dl>" + html + "</dl>";
    if (part == ReplyPart::Measure || part == ReplyPart::Attachment)
        return element("h3", parts.front().label).markup + "<ul>" + html + "</ul>";
    return html;
}

std::string reply_html(const CitizenReply& reply, const CitizenCase& seen, const StoredEvaluation& stored,
                       Language language) {
    const auto& content = find_catalogue(stored.evaluation.catalogue_version)->of(stored.subject.module);
    const auto words = reply_words(
        reply, {name_of_unit(seen, reply.unit_id, language), stored.subject, content, seen.measures}, language);
    std::string html;
    for (auto first = words.begin(); first != words.end();) {
        const auto end = std::find_if(first, words.end(), [&](const auto& each) { return each.part != first->part; });
        html += parts_html({first, end}, reply, stored.receipt.number);
        first = end;
    }
    return "<article class=\"card reply\">" + html + "</article>";
}

// Of an event: whatever was said with it.
std::string said_html(const CitizenEvent& event, Language language) {
    auto html = event.words.empty() || event.action == CaseAction::IssueReply
                    ? std::string{}
                    : "<p class=\"said\" dir=\"auto\">" + escape(event.words).markup + "</p>";
    return html + element("p", event_details(event, language)).markup;
}

bool may_be_disputed(const CitizenEvent& contact, const CitizenCase& seen) {
    if (contact.action != CaseAction::RecordContact || !is_possible(DisputeContact, seen)) return false;
    return std::none_of(seen.events.begin(), seen.events.end(), [&](const CitizenEvent& each) {
        return each.action == CaseAction::DisputeContact && each.event == contact.number;
    });
}

std::string event_html(const CitizenEvent& event, const ActionPage& page) {
    const auto& seen = page.seen;
    const auto language = page.language;
    // What is printed is easily handed to those whom it is about.
    const auto* kind = event.action == CaseAction::ReportPressure ? "done unprinted" : "done";
    return "<li class=\"" + std::string{kind} + "\">" + element("p", event_words(seen, event, language)).markup +
           element("p", spoken_time(event.at, language)).markup + said_html(event, language) +
           (may_be_disputed(event, seen) ? dispute_form(event.number, page).markup : "") + "</li>";
}

// What is promised, as long as it is not kept.
std::string next_html(const CitizenCase& seen, Language language) {
    const bool is_handled = seen.status == CaseStatus::Handling || seen.status == CaseStatus::Approval;
    if (!is_handled || !seen.promise) return {};
    const auto step = seen.round > 1 ? Text::StepReview : Text::StepAnswer;
    const auto words = fill(text(step, language), {{"unit", name_of_unit(seen, seen.unit_id, language)}});
    return "<li class=\"next\">" + element("p", words).markup +
           element("p", promise_words(seen, language).front()).markup + "</li>";
}

} // namespace

Html standing_html(const CitizenCase& seen, Language language) {
    auto html = element("p", closing_words(seen, language)).markup;
    if (seen.status == CaseStatus::Closed) return {html};
    for (const auto& sentence : promise_words(seen, language)) html += element("p", sentence).markup;
    return {html};
}

Html waiting_html(const ActionPage& page) {
    const auto& seen = page.seen;
    std::string html;
    if (is_possible(OpenReply, seen)) html += action_form(OpenReply, page).markup;
    if (is_possible(AnswerReply, seen)) html += action_form(AnswerReply, page).markup;
    if (is_possible(AnswerQuestion, seen)) {
        for (const auto& event : seen.events)
            if (event.number == seen.question)
                html += "<p class=\"said card\" dir=\"auto\">" + escape(event.words).markup + "</p>";
        html += action_form(AnswerQuestion, page).markup;
    }
    if (is_possible(Contest, seen))
        html += element("h2", text(Text::ContestHeading, page.language)).markup + action_form(Contest, page).markup;
    return {html.empty() ? "" : "<section class=\"waiting\">" + html + "</section>"};
}

Html replies_html(const CitizenCase& seen, const StoredEvaluation& stored, Language language) {
    std::string newest, earlier;
    for (auto reply = seen.replies.rbegin(); reply != seen.replies.rend(); ++reply) {
        const bool is_last = reply == seen.replies.rbegin();
        if (is_last && is_possible(OpenReply, seen)) continue; // The button to open it stands in its place.
        (newest.empty() && is_last ? newest : earlier) += reply_html(*reply, seen, stored, language);
    }
    if (!earlier.empty())
        earlier = "<details class=\"more\"><summary>" + escape(text(Text::EarlierReplies, language)).markup +
                  "</summary>" + earlier + "</details>";
    return {newest + earlier};
}

Html timeline_html(const ActionPage& page) {
    auto items = next_html(page.seen, page.language);
    const auto& events = page.seen.events;
    for (auto event = events.rbegin(); event != events.rend(); ++event) items += event_html(*event, page);
    return {section("history", text(Text::WhatHappened, page.language), "<ol class=\"steps\">" + items + "</ol>")};
}

Html more_html(const ActionPage& page) {
    std::string forms;
    for (const auto kind : {AddWords, ReportPressure, Withdraw})
        if (is_possible(kind, page.seen)) forms += closed_form(kind, page).markup;
    return {section("possible", text(Text::WhatYouCanDo, page.language), forms)};
}

} // namespace zhiping::http
