#include "shared/text/text.hpp"

namespace zhiping {

std::string_view text(Message message, Language language) {
    std::string_view words{message.m_words};
    for (int before = static_cast<int>(language); before > 0; --before) words = words.data() + words.size() + 1;
    return words;
}

std::string fill(std::string_view pattern, std::initializer_list<Placeholder> placeholders) {
    std::string filled;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        const auto close = pattern.find('}', open);
        if (open == pattern.npos || close == pattern.npos) return filled += pattern;
        filled += pattern.substr(0, open);
        const auto name = pattern.substr(open + 1, close - open - 1);
        for (const auto& placeholder : placeholders)
            if (placeholder.name == name) filled += placeholder.value;
        pattern.remove_prefix(close + 1);
    }
    return filled;
}

} // namespace zhiping
