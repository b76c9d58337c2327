#pragma once

#include "shared/evidence/evidence_format.hpp"
#include "shared/text/text_ids.hpp"

#include <array>
#include <cstdint>

namespace zhiping {

// What one evaluation may carry of a kind. A MB is 1,000,000 bytes, as phones count.
struct EvidenceKindFacts {
    EvidenceKind value;
    std::string_view id;
    std::size_t max_files;
    std::uint64_t max_bytes; // Of each file.
    Message too_many;
    Message too_large;
};

inline constexpr std::array evidence_kinds{
    EvidenceKindFacts{EvidenceKind::Photo, "photo", 9, 20'000'000, Text::EvidenceTooManyPhotos,
                      Text::EvidencePhotoTooLarge},
    EvidenceKindFacts{EvidenceKind::Video, "video", 3, 200'000'000, Text::EvidenceTooManyVideos,
                      Text::EvidenceVideoTooLarge},
};
static_assert(follows_enum(evidence_kinds));

// The limit before the first bytes tell the kind.
inline constexpr std::uint64_t max_evidence_bytes = evidence_kinds.back().max_bytes;

} // namespace zhiping
