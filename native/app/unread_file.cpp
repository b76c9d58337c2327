#include "native/app/unread_file.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/broken_json.hpp"

namespace zhiping::app {

std::optional<std::string> problem_with_json(std::string_view content, Language language) {
    const auto line = wire::find_broken_line(content);
    if (!line) return std::nullopt;
    return fill(text(Text::JsonBrokenAtLine, language), {{"line", std::to_string(*line)}});
}

std::string words_of_unread(std::string_view content, const Error& error, Language language) {
    if (auto problem = problem_with_json(content, language)) return *std::move(problem);
    const std::string words{text(error.message, language)};
    return error.field.empty() ? words : error.field + ": " + words;
}

} // namespace zhiping::app
