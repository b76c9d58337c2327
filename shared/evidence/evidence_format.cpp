#include "shared/evidence/evidence_format.hpp"

#include <algorithm>

namespace zhiping {

namespace {

using namespace std::string_view_literals;

// The brands of a file of ISO/IEC 14496-12, as registered, and what they make of it.
struct Brand {
    EvidenceFormat format;
    std::string_view start;
};

constexpr std::array brands{
    Brand{EvidenceFormat::Heif, "heic"},      Brand{EvidenceFormat::Heif, "heix"},
    Brand{EvidenceFormat::Heif, "heim"},      Brand{EvidenceFormat::Heif, "heis"},
    Brand{EvidenceFormat::Heif, "hevc"},      Brand{EvidenceFormat::Heif, "hevx"},
    Brand{EvidenceFormat::Heif, "mif1"},      Brand{EvidenceFormat::Heif, "msf1"},
    Brand{EvidenceFormat::QuickTime, "qt  "}, Brand{EvidenceFormat::ThreeGp, "3gp"},
    Brand{EvidenceFormat::ThreeGp, "3g2"},    Brand{EvidenceFormat::Mp4, "iso"},
    Brand{EvidenceFormat::Mp4, "mp4"},        Brand{EvidenceFormat::Mp4, "avc1"},
    Brand{EvidenceFormat::Mp4, "M4V"},        Brand{EvidenceFormat::Mp4, "MSNV"},
};

// Before a QuickTime movie had brands it began with one of these (QuickTime File Format, "Overview of the File
// Format"): the cameras of many phones still write the recording first, and what describes it after.
constexpr std::array movie_boxes{"mdat"sv, "moov"sv};
constexpr std::array passed_boxes{"wide"sv, "free"sv, "skip"sv, "pnot"sv};

std::string_view text_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <std::size_t count> bool has(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<EvidenceFormat> format_of_brand(std::string_view name) {
    for (const auto& brand : brands)
        if (name.starts_with(brand.start)) return brand.format;
    return std::nullopt;
}

std::uint64_t number_of(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes) number = number << 8 | static_cast<std::uint8_t>(byte);
    return number;
}

struct Box {
    std::string_view name;
    std::string_view content; // As much of it as is there.
    std::string_view rest;    // What follows it.
};

// A box is its length, with all of it, and its name. The length 1 stands for one of 8 bytes after the name, and 0 for
// "until the end".
std::optional<Box> first_box(std::string_view bytes) {
    const bool is_long = number_of(bytes.substr(0, 4)) == 1;
    const std::size_t head = is_long ? 16 : 8;
    if (bytes.size() < head) return std::nullopt;
    auto length = number_of(is_long ? bytes.substr(8, 8) : bytes.substr(0, 4));
    if (length == 0) length = bytes.size();
    if (length < head) return std::nullopt;
    const auto end = static_cast<std::size_t>(std::min<std::uint64_t>(length, bytes.size()));
    return Box{bytes.substr(4, 4), bytes.substr(head, end - head), bytes.substr(end)};
}

// Of the box "ftyp": the major brand, a version, the compatible brands. The major one tells most; AVIF says that it is
// of HEIF's kind as well, and may say so first.
std::optional<EvidenceFormat> format_of_brands(std::string_view content) {
    if (content.size() < 8) return std::nullopt;
    std::optional<EvidenceFormat> first;
    bool is_avif = false;
    bool is_hevc = false;
    for (std::size_t at = 0; at + 4 <= content.size(); at += at ? 4 : 8) {
        const auto brand = content.substr(at, 4);
        is_avif = is_avif || brand == "avif" || brand == "avis";
        is_hevc = is_hevc || brand.starts_with("he");
        if (!first) first = format_of_brand(brand);
    }
    if (is_avif && !is_hevc) return std::nullopt;
    return first;
}

std::optional<EvidenceFormat> format_of_boxes(std::string_view bytes) {
    while (const auto box = first_box(bytes)) {
        if (box->name == "ftyp") return format_of_brands(box->content);
        if (has(movie_boxes, box->name)) return EvidenceFormat::QuickTime;
        if (!has(passed_boxes, box->name)) return std::nullopt;
        bytes = box->rest;
    }
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
