#include "shared/text/language.hpp"

#include <algorithm>
#include <optional>

namespace zhiping {

namespace {

// A weight in thousandths. RFC 9110 allows "0" to "1" with up to three decimals; anything else counts as 0.
int read_weight(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
    if (text.size() > 1 && text[1] != '.') return 0;
    int weight = (text[0] - '0') * 1000;
    int unit = 100;
    for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (digit < '0' || digit > '9') return 0;
        weight += (digit - '0') * unit;
        unit /= 10;
    }
    return weight > 1000 ? 0 : weight;
}

std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char character) { return character == ' ' || character == '\t'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_weight(std::string_view parameter) {
    return parameter.size() >= 2 && (parameter[0] | 0x20) == 'q' && parameter[1] == '=';
}

// "zh", "zh-TW" and "ZH-hans" are all Chinese to us; a part of a longer word is not.
std::optional<Language> language_of_range(std::string_view range) {
    if (range.size() < 2 || (range.size() > 2 && range[2] != '-')) return std::nullopt;
    const char first = static_cast<char>(range[0] | 0x20);
    const char second = static_cast<char>(range[1] | 0x20);
    if (first == 'z' && second == 'h') return Language::Chinese;
    if (first == 'e' && second == 'n') return Language::English;
    return std::nullopt;
}

} // namespace

Language preferred_language(std::string_view accept_language) {
    auto best = Language::Chinese;
    int best_weight = 0;
    while (!accept_language.empty()) {
        const auto comma = std::min(accept_language.find(','), accept_language.size());
        const auto entry = accept_language.substr(0, comma);
        accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));

        // Not entry.find(): GCC 12 warns of a length that an entry cannot have.
        const auto semicolon = static_cast<std::size_t>(std::find(entry.begin(), entry.end(), ';') - entry.begin());
        const auto language = language_of_range(trimmed(entry.substr(0, semicolon)));
        const auto parameter = trimmed(entry.substr(std::min(semicolon + 1, entry.size())));
        const int weight = is_weight(parameter) ? read_weight(parameter.substr(2)) : 1000;
        if (!language || weight <= best_weight) continue;
        best = *language;
        best_weight = weight;
    }
    return best;
}

} // namespace zhiping
