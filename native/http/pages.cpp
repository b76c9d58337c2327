#include "native/http/pages.hpp"

#include "native/http/site.hpp"
#include "native/http/template.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/text/utf8.hpp"
#include "shared/wire/evaluation_json.hpp"

#include <vector>

namespace zhiping::http {

namespace {

constexpr std::size_t most_characters_shown_back = 40;

// What the page says that does not depend on the code.
constexpr std::pair<std::string_view, Text> evaluate_page_texts[] = {
    {"about_this_code", Text::AboutThisCode},
    {"instructions_heading", Text::InstructionsHeading},
    {"loading", Text::Loading},
    {"script_off", Text::ScriptOff},
    {"app_ready_late", Text::AppReadyLate},
    {"app_open_late", Text::AppOpenLate},
    {"app_failed_heading", Text::AppFailedHeading},
    {"app_failed", Text::AppFailed},
    {"app_failed_reload", Text::AppFailedReload},
    {"app_failed_other_browser", Text::AppFailedOtherBrowser},
    {"app_failed_hall", Text::AppFailedHall},
};

bool stays_in_path(char character) {
    const bool is_letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    const bool is_digit = character >= '0' && character <= '9';
    return is_letter || is_digit || std::string_view{"/-._~"}.find(character) != std::string_view::npos;
}

// A page of ours in that language. The path starts with exactly one slash: two would name another host.
std::string address_of(std::string_view path, Language language) {
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    std::string address = "/";
    for (const char character : path) {
        const auto byte = static_cast<unsigned char>(character);
        if (stays_in_path(character)) address += character;
        else (address += '%') += {"0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
    return address + "?lang=" + std::string{tag_of(language)};
}

Language other_than(Language language) {
    return language == Language::Chinese ? Language::English : Language::Chinese;
}

// What every page of ours has.
std::vector<Slot> frame_slots(const Visit& visit, std::string_view title) {
    const auto language = visit.language;
    const auto other = other_than(language);
    return {
        {"language", tag_of(language)},
        {"title", title},
        {"publisher", text(Text::Publisher, language)},
        {"service_name", text(Text::ServiceName, language)},
        {"this_address", address_of(visit.path, language)},
        {"switch_address", address_of(visit.path, other)},
        {"switch_language", text(Text::SwitchLanguage, language)},
        {"other_language", tag_of(other)},
    };
}

Html element(const std::string& tag, std::string_view content) {
    if (content.empty()) return {};
    return {"<" + tag + ">" + escape(content).markup + "</" + tag + ">"};
}

Html facts_html(const CodeFacts& facts, Language language) {
    const auto lines = describe(facts, language);
    Html html = element("strong", lines.subject);
    for (const auto& detail : lines.details) html.markup += element("p", detail).markup;
    html.markup += element("p", lines.document_number).markup;
    return html;
}

Html instructions_html(Language language) {
    Html html;
    for (const auto& words : newest_catalogue().instructions) html.markup += element("li", words[language]).markup;
    return html;
}

} // namespace

std::string evaluate_page(const CodeFacts& facts, const Visit& visit) {
    const auto language = visit.language;
    auto slots = frame_slots(visit, text(Text::ServiceName, language));
    slots.emplace_back("code_facts", escape_json(wire::encode(facts)));
    slots.emplace_back("facts", facts_html(facts, language));
    slots.emplace_back("instructions", instructions_html(language));
    for (const auto& [name, message] : evaluate_page_texts) slots.emplace_back(name, text(message, language));
    return fill_template(page_template("evaluate.html"), slots);
}

std::string notice_page(std::string_view heading, std::string_view message, const Visit& visit) {
    auto slots = frame_slots(visit, heading);
    slots.emplace_back("heading", heading);
    slots.emplace_back("message", message);
    return fill_template(page_template("notice.html"), slots);
}

std::string shown_back(std::string_view typed) {
    std::string shown;
    for (std::size_t count = 0; !typed.empty(); ++count) {
        if (count == most_characters_shown_back) return shown + "…";
        const auto code_point = take_code_point(typed);
        if (!code_point) typed.remove_prefix(1);
        append_utf8(shown, code_point && !disturbs_its_line(*code_point) ? *code_point : U'\uFFFD');
    }
    return shown;
}

} // namespace zhiping::http
