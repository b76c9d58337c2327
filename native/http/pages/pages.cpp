#include "native/http/pages/pages.hpp"

#include "native/http/pages/law_html.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/site.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/evaluation_json.hpp"

namespace zhiping::http {

namespace {

// What the page says that does not depend on the code.
constexpr std::pair<std::string_view, Message> evaluate_page_texts[] = {
    {"about_this_code", Text::AboutThisCode},
    {"instructions_heading", Text::InstructionsHeading},
    {"loading", Text::Loading},
    {"submission_waits", Text::SubmissionWaits},
    {"app_ready_late", Text::AppReadyLate},
    {"app_open_late", Text::AppOpenLate},
    {"app_failed_heading", Text::AppFailedHeading},
    {"app_failed", Text::AppFailed},
    {"app_failed_plain", Text::AppFailedPlain},
    {"app_failed_reload", Text::AppFailedReload},
    {"app_failed_other_browser", Text::AppFailedOtherBrowser},
    {"app_failed_hall", Text::AppFailedHall},
    {"translated", Text::Translated},
    {"translated_open", Text::TranslatedOpen},
};

// What a page with the form has: its words are those of the catalogue that the form was made with.
std::vector<Slot> form_slots(const CodeFacts& facts, const wire::PlainForm& form, const FormState& state,
                             const Visit& visit, std::string_view title) {
    const auto language = visit.language;
    const auto& catalogue = *find_catalogue(form.submission.evaluation.catalogue_version);
    auto slots = frame_slots(visit, title);
    slots.emplace_back("facts", facts_html(facts, language));
    slots.emplace_back("instructions", instructions_html(catalogue, language));
    slots.emplace_back("law", law_html(facts, language));
    auto with_all = state;
    with_all.position = position_need(catalogue, facts.module);
    with_all.number = number_need(facts);
    with_all.person = facts.person ? &*facts.person : nullptr;
    slots.emplace_back("form", plain_form_html(form, catalogue.of(facts.module), with_all, visit));
    for (const auto& [name, message] : evaluate_page_texts) slots.emplace_back(name, text(message, language));
    return slots;
}

Html kept_words_html(std::string_view words, Language language) {
    if (words.empty()) return {};
    return {"<label for=\"kept-words\">" + escape(text(Text::KeptWordsCopy, language)).markup +
            "</label><textarea id=\"kept-words\" rows=\"8\" readonly>\n" + escape(words).markup + "</textarea>"};
}

} // namespace

std::string evaluate_page(const CodeFacts& facts, const wire::PlainForm& fresh, const Visit& visit) {
    auto slots = form_slots(facts, fresh, {{}, {}}, visit, text(Text::ServiceName, visit.language));
    slots.emplace_back("code_facts", escape_json(wire::encode(facts)));
    return fill_template(page_template("evaluate.html"), slots);
}

std::string correction_page(const CodeFacts& facts, const wire::PlainForm& filled, const FormState& state,
                            const Visit& visit) {
    const auto language = visit.language;
    const auto title = std::string{text(Text::ErrorPrefix, language)} + std::string{text(Text::ServiceName, language)};
    auto slots = form_slots(facts, filled, state, visit, title);
    slots.emplace_back("errors",
                       problems_html(filled.submission.evaluation,
                                     find_catalogue(filled.submission.evaluation.catalogue_version)->of(facts.module),
                                     state, language));
    return fill_template(page_template("correct.html"), slots);
}

std::string notice_page(std::string_view heading, std::string_view message, const Visit& visit, const Link& link,
                        std::string_view kept_words) {
    auto slots = frame_slots(visit, heading);
    slots.emplace_back("heading", heading);
    slots.emplace_back("message", message);
    Html leading_on;
    if (!link.address.empty())
        leading_on.markup = "<p><a class=\"primary\" href=\"" + escape(link.address).markup + "\">" +
                            escape(link.words).markup + "</a></p>";
    slots.emplace_back("link", leading_on);
    slots.emplace_back("kept_words", kept_words_html(kept_words, visit.language));
    return fill_template(page_template("notice.html"), slots);
}

} // namespace zhiping::http
