#include "native/http/pages/template.hpp"

#include <algorithm>
#include <stdexcept>

namespace zhiping::http {

namespace {

// An empty answer means that the character may stay.
std::string_view markup_of(char character) {
    switch (character) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
    }
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

} // namespace

Html escape(std::string_view text) {
    Html html;
    for (const char character : text) {
        const auto replacement = markup_of(character);
        if (replacement.empty())
            html.markup += character;
        else
            html.markup += replacement;
    }
    return html;
}

// These characters stand only inside JSON's strings, where \u means the same.
Html escape_json(std::string_view json) {
    Html html{std::string{json}};
    replace_all(html.markup, "<", "\\u003c");
    replace_all(html.markup, ">", "\\u003e");
    replace_all(html.markup, "&", "\\u0026");
    replace_all(html.markup, "\u2028", "\\u2028");
    replace_all(html.markup, "\u2029", "\\u2029");
    return html;
}

std::string fill_template(std::string_view page, std::span<const Slot> slots) {
    std::string filled;
    for (;;) {
        const auto open = page.find("{{");
        const auto close = page.find("}}", std::min(open, page.size()));
        filled += page.substr(0, open);
        if (open == page.npos || close == page.npos) return filled;
        const auto name = page.substr(open + 2, close - open - 2);
        const auto slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& each) { return each.name == name; });
        if (slot == slots.end()) throw std::logic_error{"nothing fills {{" + std::string{name} + "}}"};
        filled += slot->html.markup;
        page.remove_prefix(close + 2);
    }
}

} // namespace zhiping::http
