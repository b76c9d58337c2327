#include "native/http/pages/evidence_html.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/signed_receipt_html.hpp"
#include "native/http/pages/site.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

constexpr std::pair<std::string_view, Message> receipt_page_texts[] = {
    {"heading", Text::ReceiptHeading},         {"number_label", Text::ReceiptNumber},
    {"query_code_label", Text::QueryCode},     {"keep", Text::ReceiptKeep},
    {"receipt_link", Text::ReceiptLink},       {"link_private", Text::ReceiptLinkPrivate},
    {"next_steps", Text::NextSteps},           {"about_this_code", Text::AboutThisCode},
    {"your_evaluation", Text::YourEvaluation}, {"close_page", Text::ClosePage},
};

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

Html steps_html(const StoredEvaluation& stored, Language language) {
    const auto& receipt = stored.receipt;
    Html html = step("done", text(Text::StepSubmitted, language), spoken_time(receipt.received, language));
    if (receipt.due)
        html.markup += step("next", fill(text(Text::StepAnswer, language), {{"unit", stored.subject.unit[language]}}),
                            spoken_promise(*receipt.due, receipt.received, language))
                           .markup;
    if (const auto& given = stored.comment_answer) html.markup += comment_step(*given, language).markup;
    return html;
}

Html answers_html(const StoredEvaluation& stored, Language language) {
    const auto& evaluation = stored.evaluation;
    const auto& content = find_catalogue(evaluation.catalogue_version)->of(stored.subject.module);
    Html html;
    for (const auto& [field, label, value] : describe_answers(evaluation, content, language))
        html.markup += "<div>" + element("dt", text(label, language)).markup + "<dd dir=\"auto\">" +
                       escape(value).markup + "</dd></div>";
    return html;
}

} // namespace

std::string receipt_page(const StoredEvaluation& stored, const std::optional<app::SignedReceipt>& signed_receipt,
                         const Visit& visit) {
    const auto language = visit.language;
    const auto no_answer = stored.receipt.due ? std::string_view{} : text(Text::NoAnswerNeeded, language);
    auto slots = frame_slots(visit, text(Text::ReceiptHeading, language));
    slots.emplace_back("code", stored.subject.code.symbols());
    const auto& query_code = stored.receipt.query_code;
    slots.emplace_back("number", stored.receipt.number.text());
    slots.emplace_back("query_code", query_code ? query_code->text() : std::string{});
    slots.emplace_back("steps", steps_html(stored, language));
    slots.emplace_back("no_answer", element("p", no_answer));
    slots.emplace_back("facts", facts_html(stored.subject, language));
    slots.emplace_back("answers", answers_html(stored, language));
    slots.emplace_back("evidence", receipt_evidence_html(stored, language));
    slots.emplace_back("signed", signed_receipt ? signed_receipt_html(*signed_receipt, language) : Html{});
    for (const auto& [name, message] : receipt_page_texts) slots.emplace_back(name, text(message, language));
    return fill_template(page_template("receipt.html"), slots);
}

} // namespace zhiping::http
