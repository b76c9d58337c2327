#include "shared/evidence/evidence.hpp"

#include "shared/evidence/evidence_kind.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;
using namespace std::string_literals;

namespace {

std::optional<EvidenceFormat> format_of(const std::string& bytes) {
    return find_evidence_format({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

// One of ISO/IEC 14496-12, whose length may be a lie.
std::string box(const std::string& name, const std::string& content = "", std::optional<std::size_t> length = {}) {
    const auto said = length.value_or(8 + content.size());
    return "\0\0"s + static_cast<char>(said >> 8) + static_cast<char>(said & 255) + name + content;
}

std::string boxes(const std::string& major, const std::string& compatible = "") {
    return box("ftyp", major + "\0\0\0\0"s + compatible) + std::string(64, '\0');
}

const std::string webm =
    "\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\xF7\x81\x01\x42\xF2\x81\x04\x42\xF3\x81\x08\x42\x82\x84webm";

std::vector<EvidenceFormat> several(std::size_t photos, std::size_t videos) {
    std::vector<EvidenceFormat> formats(photos, EvidenceFormat::Jpeg);
    formats.insert(formats.end(), videos, EvidenceFormat::Mp4);
    return formats;
}

} // namespace

TEST_CASE("What phones make is recognised by its first bytes") {
    CHECK(format_of("\xFF\xD8\xFF\xE0\0\x10JFIF"s) == EvidenceFormat::Jpeg);
    CHECK(format_of("\xFF\xD8\xFF\xE1"s) == EvidenceFormat::Jpeg);
    CHECK(format_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s) == EvidenceFormat::Png);
    CHECK(format_of("RIFF\x10\x20\0\0WEBPVP8 "s) == EvidenceFormat::Webp);
    CHECK(format_of(boxes("heic", "mif1heic")) == EvidenceFormat::Heif);
    CHECK(format_of(boxes("mif1", "mif1heic")) == EvidenceFormat::Heif);
    CHECK(format_of(boxes("isom", "isomiso2avc1mp41")) == EvidenceFormat::Mp4);
    CHECK(format_of(boxes("mp42", "isommp42")) == EvidenceFormat::Mp4);
    CHECK(format_of(boxes("M4V ")) == EvidenceFormat::Mp4);
    CHECK(format_of(boxes("qt  ", "qt  ")) == EvidenceFormat::QuickTime);
    CHECK(format_of(boxes("3gp4", "isom3gp4")) == EvidenceFormat::ThreeGp);
    CHECK(format_of(boxes("XAVC", "XAVCmp42iso2")) == EvidenceFormat::Mp4);
    CHECK(format_of(webm) == EvidenceFormat::WebM);
}

TEST_CASE("A recording whose camera writes it before its description is recognised") {
    const std::string recorded(300, '\0');
    for (const auto& bytes : {box("mdat", recorded) + box("moov", recorded), box("wide") + box("mdat", recorded),
                              box("moov", recorded), box("mdat", recorded, 0), box("free", "  ") + box("moov"),
                              "\0\0\0\1mdat\0\0\0\2\0\0\0\0"s, box("skip") + box("pnot") + box("mdat", recorded)}) {
        CAPTURE(bytes);
        CHECK(format_of(bytes) == EvidenceFormat::QuickTime);
    }
    CHECK(format_of(box("free", recorded) + boxes("mp42")) == EvidenceFormat::Mp4);
}

TEST_CASE("All brands of a file are read, wherever they stand") {
    CHECK(format_of(boxes("msf1", "msf1hevc")) == EvidenceFormat::Heif);
    CHECK(format_of(boxes("mif1", "mif1miafMiHBheic")) == EvidenceFormat::Heif);
    CHECK(format_of(boxes("none", std::string(200, ' ') + "mp42")) == EvidenceFormat::Mp4);
    CHECK(format_of(boxes("mif1", "mif1avifheic")) == EvidenceFormat::Heif); // Opens as either.
    for (const auto* compatible : {"mif1avifmiaf", "mif1miafavis", "avif"}) {
        CHECK_FALSE(format_of(boxes("mif1", compatible)));
        CHECK_FALSE(format_of(boxes("msf1", compatible)));
    }
}

TEST_CASE("What no phone makes is not recognised") {
    for (const auto& bytes : {""s,
                              "\xFF"s,
                              "\xFF\xD8"s,
                              "GIF89a"s,
                              "%PDF-1.7"s,
                              "<svg xmlns="s,
                              "<html>"s,
                              "PK\x03\x04"s,
                              "MZ\x90"s,
                              "\x7F"
                              "ELF"s,
                              "RIFF\x10\x20\0\0WAVEfmt "s,
                              "xxxx\x10\x20\0\0WEBPVP8 "s,
                              "RIFF\x10\x20\0\0WEB"s,
                              "\x89PNG\r\n\x1A"s,
                              boxes("avif", "mif1miaf"),
                              boxes("M4A ", "M4A "),
                              boxes("jp2 "),
                              box("mdat", "", 7),
                              "mdat"s,
                              box("free", "", 0) + box("moov"),
                              box("free", "", 65'535) + box("moov"),
                              box("text", "") + box("moov"),
                              boxes("isom").substr(0, 12),
                              " " + boxes("isom"),
                              webm.substr(1),
                              "\x1A\x45\xDF\xA3\xA3\x42\x82\x88matroska"s,
                              std::string(64, '\0')}) {
        CAPTURE(bytes);
        CHECK_FALSE(format_of(bytes));
    }
}

TEST_CASE("A brand beyond the end of its box does not count") {
    auto bytes = boxes("none");
    bytes.replace(16, 4, "heic");
    CHECK_FALSE(format_of(bytes));
}

TEST_CASE("What telling bytes tell, no later byte changes") {
    for (const auto& bytes : {boxes("qt  ", "qt  "), webm, "\xFF\xD8\xFF\xE0"s, "nothing"s}) {
        const auto whole = (bytes + std::string(telling_bytes, '\0')).substr(0, telling_bytes);
        CHECK(format_of(whole + boxes("heic") + webm) == format_of(whole));
    }
}

TEST_CASE("Whatever the bytes are, asking for their format is safe") {
    Random random{20261122};
    for (int round = 0; round < 20'000; ++round) {
        auto bytes = boxes("none", "nonenone");
        if (round % 2) bytes = box("wide") + box("free", "    ") + box("mdat");
        for (int count = 0; count < 8; ++count)
            bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] = static_cast<char>(random.below(256));
        bytes.resize(random.below(80));
        const auto format = format_of(bytes);
        if (format) CHECK(bytes.size() >= 3);
    }
}

TEST_CASE("A photo may have 20 MB and a video 200 MB") {
    CHECK(check_evidence_length(20'000'000, EvidenceFormat::Heif));
    CHECK(refusal(check_evidence_length(20'000'001, EvidenceFormat::Heif)) ==
          Error{ErrorCode::TooLarge, Text::EvidencePhotoTooLarge, "evidence"});
    CHECK(check_evidence_length(200'000'000, EvidenceFormat::Mp4));
    for (const auto& refused : {check_evidence_length(200'000'001, EvidenceFormat::Mp4),
                                check_evidence_length(200'000'001), check_evidence_length(UINT64_MAX)})
        CHECK(refusal(refused) == Error{ErrorCode::TooLarge, Text::EvidenceVideoTooLarge, "evidence"});
    CHECK(refusal(check_evidence_length(0)) == invalid("evidence", Text::EvidenceEmpty));
}

TEST_CASE("An evaluation carries nine photos and three videos at most") {
    CHECK(check_evidence_count({}));
    CHECK(check_evidence_count(several(9, 3)));
    CHECK(refusal(check_evidence_count(several(10, 0))) ==
          Error{ErrorCode::TooLarge, Text::EvidenceTooManyPhotos, "evidence"});
    CHECK(refusal(check_evidence_count(several(1, 4))) ==
          Error{ErrorCode::TooLarge, Text::EvidenceTooManyVideos, "evidence"});
}

TEST_CASE("The limits that the texts about evidence quote are the limits that hold") {
    for (const auto& kind : evidence_kinds)
        for (const auto& language : languages) {
            CHECK(text(kind.too_large, language.value).find(std::to_string(kind.max_bytes / 1'000'000) + " MB") !=
                  std::string_view::npos);
            CHECK(text(kind.too_many, language.value).find(std::to_string(kind.max_files)) != std::string_view::npos);
        }
}

TEST_CASE("A hash is written as sha256sum writes it and read back") {
    Sha256 hash{};
    hash[0] = 0xE3;
    hash[31] = 0x0F;
    const auto digits = to_digits(hash);
    CHECK(digits == "e3" + std::string(60, '0') + "0f");
    CHECK(parse_sha256(digits) == hash);
    for (const auto& wrong : {digits + "0", digits.substr(1), "E" + digits.substr(1), "g" + digits.substr(1), ""s})
        CHECK_FALSE(parse_sha256(wrong));
}
