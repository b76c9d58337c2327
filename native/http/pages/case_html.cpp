#include "native/http/pages/case_html.hpp"

#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/law_html.hpp"
#include "native/http/pages/page_parts.hpp"
#include "shared/cases/citizen_words.hpp"
#include "shared/evidence/evidence_words.hpp"
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

// In the words of the evaluation; one that a later evaluation ticked may be none of its catalogue.
std::string_view spoken(Situation situation, const ModuleContent& content, Language language) {
    for (const auto& offered : content.situations)
        if (offered.situation == situation) return offered.words[language];
    return facts_of(situations, situation).id;
}

const CitizenMeasure* promise_of(const Measure& measure, const CitizenReply& reply, const CitizenCase& seen) {
    const auto is_it = [&](const CitizenMeasure& each) {
        return each.measure == measure && each.unit_id == reply.unit_id;
    };
    const auto found = std::find_if(seen.measures.begin(), seen.measures.end(), is_it);
    return found == seen.measures.end() ? nullptr : &*found;
}

std::string measures_html(const CitizenReply& reply, const CitizenCase& seen, Language language) {
    std::string items;
    for (const auto& measure : reply.measures)
        items += element("li", measure_words(measure, promise_of(measure, reply, seen), language)).markup;
    return items.empty() ? "" : element("h3", text(Text::ReplyMeasures, language)).markup + "<ul>" + items + "</ul>";
}

std::string attachments_html(const CitizenReply& reply, const ReceiptNumber& receipt, Language language) {
    std::string items;
    for (const auto& each : reply.attachments) {
        const auto address =
            std::string{wire::evaluations_path} + "/" + receipt.text() + "/case/attachments/" + to_digits(each.hash);
        const auto words =
            fill(text(Text::ReplyAttachment, language), {{"name", each.name},
                                                         {"format", facts_of(attachment_formats, each.format).id},
                                                         {"size", spoken_size(each.bytes)}});
        items += "<li><a class=\"onward\"" + attribute("href", address) + ">" + escape(words).markup + "</a></li>";
    }
    return items.empty() ? "" : element("h3", text(Text::ReplyAttachments, language)).markup + "<ul>" + items + "</ul>";
}

std::string reply_html(const CitizenReply& reply, const CitizenCase& seen, const StoredEvaluation& stored,
                       Language language) {
    const auto& content = find_catalogue(stored.evaluation.catalogue_version)->of(stored.subject.module);
    std::string rows = row(text(Text::ReplyOverall, language), overall_words(reply.overall, language));
    for (const auto& found : reply.findings)
        rows += row(spoken(found.situation, content, language), finding_words(found, language));
    const auto heading =
        fill(text(Text::ReplyHeading, language), {{"unit", name_of_unit(seen, reply.unit_id, language)}});
    const auto issued = fill(text(Text::ReplyIssued, language), {{"time", spoken_time(reply.issued, language)}});
    return "<article class=\"card reply\">" + element("h2", heading).markup + "<p class=\"hint\">" +
           escape(issued).markup + "</p><dl>" + rows + "</dl>" + element("h3", text(Text::ReplyText, language)).markup +
           "<p class=\"said\" dir=\"auto\">" + escape(reply.text).markup + "</p>" +
           element("h3", text(Text::ReplyBasis, language)).markup + "<p class=\"said\" dir=\"auto\">" +
           escape(reply.basis).markup + "</p>" + measures_html(reply, seen, language) +
           attachments_html(reply, stored.receipt.number, language) + law_link_html(stored.subject, language).markup +
           "</article>";
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
