#pragma once

#include "shared/table.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace zhiping {

enum class EvidenceKind { Photo, Video };

// What phones make, and browsers or the police's players show. Not GIF, AVIF, AVI or SVG: no phone's
// camera makes them, and each format that is opened is one more that can be attacked.
enum class EvidenceFormat { Jpeg, Png, Webp, Heif, Mp4, QuickTime, ThreeGp, WebM };

struct EvidenceFormatFacts {
    EvidenceFormat value;
    std::string_view id; // Stored and sent; also its file extension.
    EvidenceKind kind;
    std::string_view media_type; // As registered with IANA.
};

inline constexpr std::array evidence_formats{
    EvidenceFormatFacts{EvidenceFormat::Jpeg, "jpg", EvidenceKind::Photo, "image/jpeg"},
    EvidenceFormatFacts{EvidenceFormat::Png, "png", EvidenceKind::Photo, "image/png"},
    EvidenceFormatFacts{EvidenceFormat::Webp, "webp", EvidenceKind::Photo, "image/webp"},
    EvidenceFormatFacts{EvidenceFormat::Heif, "heic", EvidenceKind::Photo, "image/heic"},
    EvidenceFormatFacts{EvidenceFormat::Mp4, "mp4", EvidenceKind::Video, "video/mp4"},
    EvidenceFormatFacts{EvidenceFormat::QuickTime, "mov", EvidenceKind::Video, "video/quicktime"},
    EvidenceFormatFacts{EvidenceFormat::ThreeGp, "3gp", EvidenceKind::Video, "video/3gpp"},
    EvidenceFormatFacts{EvidenceFormat::WebM, "webm", EvidenceKind::Video, "video/webm"},
};
static_assert(follows_enum(evidence_formats));

// How many of its first bytes tell a file's format; of a shorter file all of them.
inline constexpr std::size_t telling_bytes = 512;

// The format of a file that begins with these bytes; nullopt when it is none of ours. Only the
// content is asked: names and declared types are whatever a sender likes.
std::optional<EvidenceFormat> find_evidence_format(std::span<const std::uint8_t> first_bytes);

} // namespace zhiping
