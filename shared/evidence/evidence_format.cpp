#include "shared/evidence/evidence_format.hpp"

#include <algorithm>

namespace zhiping {

namespace {

using namespace std::string_view_literals;

// The brands of a file of ISO/IEC 14496-12, as registered; photos first, because some phones name a
// video's brand among those that a photo is compatible with.
struct Brand {
    EvidenceFormat format;
    std::string_view start;
};

constexpr std::array brands{
    Brand{EvidenceFormat::Heif, "heic"},   Brand{EvidenceFormat::Heif, "heix"},
    Brand{EvidenceFormat::Heif, "heim"},   Brand{EvidenceFormat::Heif, "heis"},
    Brand{EvidenceFormat::Heif, "mif1"},   Brand{EvidenceFormat::QuickTime, "qt  "},
    Brand{EvidenceFormat::ThreeGp, "3gp"}, Brand{EvidenceFormat::ThreeGp, "3g2"},
    Brand{EvidenceFormat::Mp4, "iso"},     Brand{EvidenceFormat::Mp4, "mp4"},
    Brand{EvidenceFormat::Mp4, "avc1"},    Brand{EvidenceFormat::Mp4, "M4V"},
    Brand{EvidenceFormat::Mp4, "MSNV"},
};

std::string_view text_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<EvidenceFormat> format_of_brand(std::string_view name) {
    for (const auto& brand : brands)
        if (name.starts_with(brand.start)) return brand.format;
    return std::nullopt;
}

// The box "ftyp" comes first: its length, the major brand, a version, the compatible brands.
std::optional<EvidenceFormat> format_of_boxes(std::string_view bytes) {
    if (bytes.size() < 16 || bytes.substr(4, 4) != "ftyp") return std::nullopt;
    if (const auto major = format_of_brand(bytes.substr(8, 4))) return major;
    if (bytes.substr(8, 4) == "avif" || bytes.substr(8, 4) == "avis") return std::nullopt; // Says mif1 as well.
    const auto length =
        static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[2])) << 8 | static_cast<std::uint8_t>(bytes[3]);
    const auto end = std::min(bytes.size(), length);
    for (std::size_t at = 16; at + 4 <= end; at += 4)
        if (const auto compatible = format_of_brand(bytes.substr(at, 4))) return compatible;
    return std::nullopt;
}

bool is_webp(std::string_view bytes) {
    return bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP";
}

// EBML (RFC 8794): element 0x4282 is the document's type; the browsers' recorders write it near the start.
bool is_webm(std::string_view bytes) {
    return bytes.starts_with("\x1A\x45\xDF\xA3"sv) && bytes.find("\x42\x82\x84webm"sv) != bytes.npos;
}

} // namespace

std::optional<EvidenceFormat> find_evidence_format(std::span<const std::uint8_t> first_bytes) {
    const auto bytes = text_of(first_bytes.first(std::min(first_bytes.size(), telling_bytes)));
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return EvidenceFormat::Jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return EvidenceFormat::Png;
    if (is_webp(bytes)) return EvidenceFormat::Webp;
    if (is_webm(bytes)) return EvidenceFormat::WebM;
    return format_of_boxes(bytes);
}

} // namespace zhiping
