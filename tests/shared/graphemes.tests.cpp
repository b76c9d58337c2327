#include "shared/text/graphemes.hpp"

#include "shared/text/utf8.hpp"
#include "tests/shared/grapheme_tests.hpp" // generated from Unicode's GraphemeBreakTest.txt
#include "tests/shared/support.hpp"

#include <charconv>

using namespace zhiping;
using namespace zhiping::test;

namespace {

using Clusters = std::vector<std::string>;

Clusters cut(std::string_view text) {
    Clusters clusters;
    while (!text.empty()) clusters.emplace_back(take_grapheme(text));
    return clusters;
}

// "÷ 0061 × 0308 ÷ 0062 ÷" is {"ä", "b"}.
Clusters read_clusters(std::string_view line) {
    Clusters clusters;
    while (line.size() > 3) {
        if (line.starts_with("÷")) clusters.emplace_back();
        line.remove_prefix(3); // Both signs have two bytes, and a blank follows.
        std::uint32_t code_point = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), code_point, 16);
        append_utf8(clusters.back(), code_point);
        line.remove_prefix(end - line.data() + 1);
    }
    return clusters;
}

std::string joined(const Clusters& clusters) {
    std::string text;
    for (const auto& cluster : clusters) text += cluster;
    return text;
}

} // namespace

TEST_CASE("Every line of Unicode's own test is cut as it says") {
    CHECK(std::size(grapheme_tests) > 600);
    CHECK(graphemes_version() == grapheme_tests_version);
    for (const auto line : grapheme_tests) {
        CAPTURE(line);
        const auto clusters = read_clusters(line);
        CHECK(cut(joined(clusters)) == clusters);
        CHECK(count_graphemes(joined(clusters)) == clusters.size());
    }
}

TEST_CASE("Nothing has no characters, and taking one of it takes nothing") {
    std::string_view nothing;
    CHECK(take_grapheme(nothing).empty());
    CHECK(count_graphemes(nothing) == 0);
}

TEST_CASE("Characters are taken from the front, one by one") {
    std::string_view rest = "a评👨‍👩‍👧‍👦!";
    CHECK(take_grapheme(rest) == "a");
    CHECK(take_grapheme(rest) == "评");
    CHECK(take_grapheme(rest) == "👨‍👩‍👧‍👦");
    CHECK(rest == "!");
    CHECK(take_grapheme(rest) == "!");
    CHECK(rest.empty());
}

TEST_CASE("Letters and Chinese are counted one by one, rare characters too") {
    CHECK(count_graphemes("Plain text.") == 11);
    CHECK(count_graphemes("执法评价，公平。") == 8);
    CHECK(count_graphemes("𠮷野家㐀龥") == 5);
    CHECK(count_graphemes(repeated("长", 2000)) == 2000);
}

TEST_CASE("A carriage return and its line feed are one, and nothing joins them or other controls") {
    CHECK(cut("a\r\nb") == Clusters{"a", "\r\n", "b"});
    CHECK(cut("\n\r\r\n") == Clusters{"\n", "\r", "\r\n"});
    CHECK(cut("\n\u0301") == Clusters{"\n", "\u0301"});
    CHECK(cut("a\u200B\u0301") == Clusters{"a", "\u200B", "\u0301"});
    CHECK(count_graphemes(std::string_view{"a\0\0", 3}) == 3);
}

TEST_CASE("Combining marks belong to what they stand on, however many, and alone they are one") {
    CHECK(count_graphemes("Z\u0350\u0351\u0357\u0489a\u0323\u0302l\u0334g\u0310o\u0335") == 5);
    CHECK(count_graphemes("a" + repeated("\u0301", 100'000)) == 1);
    CHECK(count_graphemes(repeated("\u0301", 100'000)) == 1);
    CHECK(cut("\u0301ab") == Clusters{"\u0301", "a", "b"});
    CHECK(cut("好\u20DD人") == Clusters{"好\u20DD", "人"});
}

TEST_CASE("Emoji of several persons, with skin tones, joiners and hair are one each") {
    const auto one = GENERATE("👨‍👩‍👧‍👦", "👮🏻‍♂️", "👩🏽‍🦱", "👍🏿",
                              "❤️‍🔥", "🏳️‍🌈", "🧑🏻‍🤝‍🧑🏿", "1️⃣", "#️⃣",
                              "☎︎", "🏴󠁧󠁢󠁥󠁮󠁧󠁿");
    CHECK(count_graphemes(one) == 1);
    CHECK(count_graphemes(repeated(one, 7)) == 7);
    CHECK(cut("前" + std::string{one} + "后") == Clusters{"前", one, "后"});
}

TEST_CASE("A joiner joins pictures only, and only directly") {
    CHECK(cut("😡\u200D") == Clusters{"😡\u200D"});
    CHECK(cut("\u200D😡") == Clusters{"\u200D", "😡"});
    CHECK(cut("a\u200D😡") == Clusters{"a\u200D", "😡"});
    CHECK(cut("😡\u200D\u200D😡") == Clusters{"😡\u200D\u200D", "😡"});
    CHECK(cut("😡\u200D\u0301😡") == Clusters{"😡\u200D\u0301", "😡"});
    CHECK(cut("😡\u0301\u200D😡") == Clusters{"😡\u0301\u200D😡"});
    CHECK(cut("😡\u200D好") == Clusters{"😡\u200D", "好"});
}

TEST_CASE("Regional indicators pair up from the left, and an odd one stands alone") {
    CHECK(cut("🇨🇳🇭🇰") == Clusters{"🇨🇳", "🇭🇰"});
    CHECK(cut("🇨🇳🇭") == Clusters{"🇨🇳", "🇭"});
    CHECK(cut("🇨a🇳") == Clusters{"🇨", "a", "🇳"});
    CHECK(cut("🇨\u200D🇳🇭") == Clusters{"🇨\u200D", "🇳🇭"});
    CHECK(count_graphemes(repeated("🇨", 4001)) == 2001);
}

TEST_CASE("Hangul is one per syllable, written whole or in its parts") {
    CHECK(cut("한국") == Clusters{"한", "국"});
    CHECK(cut("\u1112\u1161\u11AB\u1100\u116E\u11A8") == Clusters{"\u1112\u1161\u11AB", "\u1100\u116E\u11A8"});
    CHECK(cut("가\u11A8각\u11A8") == Clusters{"가\u11A8", "각\u11A8"});
    CHECK(cut("각\u1161") == Clusters{"각", "\u1161"});
    CHECK(cut("\u1100가\u1161") == Clusters{"\u1100가\u1161"});
    CHECK(cut("\u11A8\u1161\u1100") == Clusters{"\u11A8", "\u1161", "\u1100"});
}

TEST_CASE("Conjuncts of Devanagari are one, and end at what is no virama") {
    CHECK(cut("नमस्ते") == Clusters{"न", "म", "स्ते"});
    CHECK(cut("क्षि") == Clusters{"क्षि"});
    CHECK(cut("क्\u200Dष") == Clusters{"क्\u200Dष"});
    CHECK(cut("क्\u200Cष") == Clusters{"क्\u200C", "ष"});
    CHECK(cut("काष") == Clusters{"का", "ष"});
    CHECK(cut("्ष") == Clusters{"्", "ष"});
    CHECK(cut("क्a") == Clusters{"क्", "a"});
}

TEST_CASE("What stands before its letter belongs to it, and vowels that take room do too") {
    CHECK(cut("\u0600١") == Clusters{"\u0600١"});
    CHECK(cut("\u0600\n") == Clusters{"\u0600", "\n"});
    CHECK(cut("\u0600🇨🇳🇭") == Clusters{"\u0600🇨🇳", "🇭"});
    CHECK(cut("กำ") == Clusters{"กำ"});
    CHECK(cut("கி") == Clusters{"கி"});
}

TEST_CASE("A byte that is not UTF-8 is a character of its own, so that counting ends") {
    CHECK(cut("a\xFF\u0301") == Clusters{"a", "\xFF", "\u0301"});
    CHECK(cut("\xE4\xB8") == Clusters{"\xE4", "\xB8"});
    CHECK(count_graphemes(repeated("\x80", 1000)) == 1000);
}

TEST_CASE("Random texts come back whole from being cut, and every cluster stays one when it is alone") {
    Random random{29};
    const char32_t edges[] = {U'a',   U'中',  U'\r',   U'\n',   0x200B,  0x301,  0x200C,  0x200D, 0x94D,
                              0x915,  0x937,  0x93E,   0x1F1E8, 0x1F1F3, 0x600,  0x1100,  0x1161, 0x11A8,
                              0xAC00, 0xAC01, 0x1F468, 0x1F3FD, 0xFE0F,  0x20E3, 0x10FFFF};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto length = 1 + random.below(20); length > 0; --length)
            append_utf8(text, edges[random.below(std::size(edges))]);
        const auto clusters = cut(text);
        REQUIRE(joined(clusters) == text);
        for (const auto& cluster : clusters) REQUIRE(count_graphemes(cluster) == 1);
    }
}
