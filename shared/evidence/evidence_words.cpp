#include "shared/evidence/evidence_words.hpp"

#include <algorithm>

namespace zhiping {

std::string spoken_size(std::uint64_t bytes) {
    const bool is_small = bytes < 1'000'000;
    const auto tenths = std::max<std::uint64_t>(bytes / (is_small ? 100 : 100'000), 1);
    return std::to_string(tenths / 10) + (tenths < 100 ? "." + std::to_string(tenths % 10) : "") +
           (is_small ? " kB" : " MB");
}

std::string spoken_format(EvidenceFormat format) {
    std::string words{facts_of(evidence_formats, format).id};
    for (auto& letter : words)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return words;
}

} // namespace zhiping
