#include "shared/text/utf8.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;

namespace {

std::string encoded(char32_t code_point) {
    std::string text;
    append_utf8(text, code_point);
    return text;
}

struct ByteRange {
    int first;
    int last;
};

// The grammar of RFC 3629, section 4, line by line: what the code under test is compared with.
const std::vector<std::vector<ByteRange>> grammar{
    {{0x00, 0x7F}},
    {{0xC2, 0xDF}, {0x80, 0xBF}},
    {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}},
    {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}},
    {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}},
};

bool begins_with(std::string_view text, const std::vector<ByteRange>& ranges) {
    if (text.size() < ranges.size()) return false;
    for (std::size_t index = 0; index < ranges.size(); ++index) {
        const auto byte = static_cast<unsigned char>(text[index]);
        if (byte < ranges[index].first || byte > ranges[index].last) return false;
    }
    return true;
}

bool follows_grammar(std::string_view text) {
    while (!text.empty()) {
        std::size_t length = 0;
        for (const auto& line : grammar)
            if (begins_with(text, line)) length = line.size();
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace

TEST_CASE("What would change the line around it is known") {
    for (const char32_t each : {U'\0', U'\n', U'\x1b', U'\x7f', U'\x9b', U'\u2028', U'\u202E', U'\u2066'})
        CHECK(disturbs_its_line(each));
    for (const char32_t each : {U' ', U'~', U'\u00A0', U'中', U'😡', U'\u200D', U'\u202F'})
        CHECK_FALSE(disturbs_its_line(each));
}

TEST_CASE("What is pasted keeps its lines and loses what nobody can see") {
    CHECK(readable("第一行\v第二行\f第三页\r\n四\r五\u2028六\u2029七\u0085八\n九") ==
          "第一行\n第二行\n第三页\n四\n五\n六\n七\n八\n九");
    CHECK(readable("一\x01二\x1E三\x7F\u0080四\t五") == "一二三四\t五");
    CHECK(readable("\r\n\r\n") == "\n\n");
    CHECK(readable("") == "");
}

TEST_CASE("What joins letters stays in what is pasted, and so do bytes to be refused") {
    const std::string family = "👨\u200D👩\u200D👧 ن\u200Cم \u200Fא \u200B\u2060\u00AD\uFEFF";
    CHECK(readable(family) == family);
    CHECK(readable("一\xFF二\xE4\xB8") == "一\xFF二\xE4\xB8");
}

TEST_CASE("Whatever UTF-8 is pasted can be stored once it is readable, and is so at once") {
    Random random{20261129};
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (std::size_t count = 0; count < 20; ++count) append_utf8(text, static_cast<char32_t>(random.below(0x3000)));
        const auto once = readable(text);
        CHECK(is_readable(once));
        CHECK(readable(once) == once);
    }
}

TEST_CASE("Every code point but the surrogates survives writing and reading") {
    int different = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point >= 0xD800 && code_point < 0xE000) continue;
        const auto text = encoded(code_point);
        std::string_view rest = text;
        different += take_code_point(rest) != code_point || !rest.empty();
    }
    CHECK(different == 0);
}

TEST_CASE("Code points at the edges of each length are written as RFC 3629 says") {
    CHECK(encoded(0x7F) == "\x7F");
    CHECK(encoded(0x80) == "\xC2\x80");
    CHECK(encoded(0x7FF) == "\xDF\xBF");
    CHECK(encoded(0x800) == "\xE0\xA0\x80");
    CHECK(encoded(0xD7FF) == "\xED\x9F\xBF");
    CHECK(encoded(0xE000) == "\xEE\x80\x80");
    CHECK(encoded(0xFFFF) == "\xEF\xBF\xBF");
    CHECK(encoded(0x10000) == "\xF0\x90\x80\x80");
    CHECK(encoded(0x10FFFF) == "\xF4\x8F\xBF\xBF");
    CHECK(encoded(U'评') == "评");
    CHECK(encoded(U'😡') == "😡");
}

TEST_CASE("Overlong forms, surrogates, values above U+10FFFF and stray bytes are not UTF-8") {
    const auto text = GENERATE("\x80", "\xBF", "\xC0\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF",
                               "\xED\xA0\x80", "\xED\xBF\xBF", "\xED\xA0\xBD\xED\xB8\x80", "\xF0\x80\x80\xAF",
                               "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80",
                               "\xFC\x84\x80\x80\x80\x80", "\xFE", "\xFF", "\xC2\x41", "\xE4\xB8\x41", "\xC2\xC2\x80");
    CHECK_FALSE(is_utf8(text));
    CHECK_FALSE(is_utf8("before " + std::string{text}));
    CHECK_FALSE(is_utf8(std::string{text} + " after"));
}

TEST_CASE("A sequence that is cut short is not UTF-8, and nothing of it is taken") {
    const auto whole = GENERATE("é", "评", "😡");
    const std::string_view text{whole};
    for (std::size_t length = 1; length < text.size(); ++length) {
        auto cut = text.substr(0, length);
        CHECK_FALSE(is_utf8(cut));
        CHECK_FALSE(take_code_point(cut));
        CHECK(cut.size() == length);
    }
}

TEST_CASE("Nothing is UTF-8 and has no code point") {
    std::string_view nothing;
    CHECK(is_utf8(nothing));
    CHECK_FALSE(take_code_point(nothing));
    CHECK(count_code_points(nothing) == 0);
}

TEST_CASE("A zero byte is a character like any other") {
    CHECK(is_utf8(std::string_view{"a\0b", 3}));
    CHECK(count_code_points(std::string_view{"a\0b", 3}) == 3);
}

TEST_CASE("Code points are taken from the front, one by one") {
    std::string_view rest = "a评😡";
    CHECK(take_code_point(rest) == U'a');
    CHECK(take_code_point(rest) == U'评');
    CHECK(rest == "😡");
    CHECK(take_code_point(rest) == U'😡');
    CHECK(rest.empty());
}

TEST_CASE("Code points are counted, not bytes and not what is seen as one character") {
    CHECK(count_code_points("abc") == 3);
    CHECK(count_code_points("执法评价") == 4);
    CHECK(count_code_points("👮🏻‍♂️") == 5);
}

TEST_CASE("All sequences of two bytes are judged as RFC 3629's grammar does") {
    int different = 0;
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            const char text[] = {static_cast<char>(first), static_cast<char>(second)};
            different += is_utf8({text, 2}) != follows_grammar({text, 2});
        }
    CHECK(different == 0);
}

TEST_CASE("Random bytes near the edges are judged as RFC 3629's grammar does") {
    Random random{12};
    constexpr std::string_view edges =
        "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5";
    int valid = 0;
    int different = 0;
    for (int round = 0; round < 200'000; ++round) {
        std::string text;
        for (auto length = 1 + random.below(5); length > 0; --length) text += edges[random.below(edges.size())];
        const bool expected = follows_grammar(text);
        valid += expected;
        different += is_utf8(text) != expected;
    }
    CHECK(different == 0);
    CHECK(valid > 1000);
}

TEST_CASE("Random texts survive being taken apart and put together") {
    Random random{13};
    for (int round = 0; round < 500; ++round) {
        std::u32string code_points;
        std::string text;
        for (auto length = random.below(50); length > 0; --length) {
            char32_t code_point = random.below(0x110000);
            if (code_point >= 0xD800 && code_point < 0xE000) code_point = U'交';
            code_points += code_point;
            append_utf8(text, code_point);
        }
        REQUIRE(is_utf8(text));
        CHECK(count_code_points(text) == code_points.size());
        std::u32string read;
        for (std::string_view rest = text; !rest.empty();) read += *take_code_point(rest);
        CHECK(read == code_points);
    }
}
