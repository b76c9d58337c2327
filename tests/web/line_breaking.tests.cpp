#include "web/ui/line_breaking.hpp"

#include "shared/text/utf8.hpp"

#include <catch_amalgamated.hpp>

#include <random>

using namespace zhiping;
using Lines = std::vector<std::string_view>;

namespace {

// Ideographs and full-width punctuation are 10 wide, the rest 5.
float advance(char32_t code_point) { return code_point >= 0x2000 ? 10.0f : 5.0f; }

Lines lines(std::string_view text, float width) { return ui::break_lines(text, width, advance); }

} // namespace

TEST_CASE("Chinese breaks between any two ideographs") { CHECK(lines("无故扣车", 20) == Lines{"无故", "扣车"}); }

TEST_CASE("A line never begins with closing punctuation") {
    CHECK(lines("下午三点，停车", 40) == Lines{"下午三", "点，停车"});
    CHECK(lines("他说不行。", 40) == Lines{"他说不", "行。"});
    CHECK(lines("怎么办？！走", 30) == Lines{"怎么", "办？！", "走"});
}

TEST_CASE("A line never ends with opening punctuation") {
    CHECK(lines("凭证（两份）", 30) == Lines{"凭证", "（两", "份）"});
    CHECK(lines("见《须知》", 20) == Lines{"见", "《须", "知》"});
}

TEST_CASE("Latin words and numbers stay whole") {
    CHECK(lines("在 3 个 working days", 50) == Lines{"在 3 个", "working", "days"});
    CHECK(lines("编号420114号", 40) == Lines{"编号", "420114号"});
    CHECK(lines("one, two", 25) == Lines{"one,", "two"});
}

TEST_CASE("A number and its measure word stay together") {
    CHECK(lines("汉阳大道 628 号", 70) == Lines{"汉阳大道", "628 号"});
    CHECK(lines("汉阳大道628号", 60) == Lines{"汉阳大道", "628号"});
    CHECK(lines("共 15 日", 35) == Lines{"共", "15 日"});
    CHECK(lines("选了 3 个，", 45) == Lines{"选了", "3 个，"});
    CHECK(lines("湖北第 2 支队", 50) == Lines{"湖北", "第 2 支队"});
    CHECK(lines("第 2 支队", 20) == Lines{"第 2", "支队"}); // Where nothing else is possible.
}

TEST_CASE("A narrow bracket stays with the word before it, a wide one need not") {
    CHECK(lines("ab(c) d", 25) == Lines{"ab(c)", "d"});
    CHECK(lines("alert(1)", 30) == Lines{"alert(", "1)"});
    CHECK(lines("ab（无）", 30) == Lines{"ab", "（无）"});
}

TEST_CASE("A word wider than the line is cut where it must be") {
    CHECK(lines("abcdefgh", 20) == Lines{"abcd", "efgh"});
    CHECK(lines("是abcdefgh", 20) == Lines{"是", "abcd", "efgh"});
}

TEST_CASE("A line feed always breaks, also twice and at the end") {
    CHECK(lines("一\n\n二\n", 100) == Lines{"一", "", "二", ""});
    CHECK(lines("", 100) == Lines{""});
}

TEST_CASE("Spaces at the end of a line belong to no line") { CHECK(lines("abc    def", 20) == Lines{"abc", "def"}); }

TEST_CASE("Nothing but spaces and line feeds is lost, whatever the text and the width") {
    std::mt19937 random{20261120};
    const std::u32string_view alphabet = U"执法不公，。（）《》“”…abc 12,.!\n😡";
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (auto left = random() % 40; left > 0; --left) append_utf8(text, alphabet[random() % alphabet.size()]);
        const auto width = static_cast<float>(10 + random() % 120);
        std::string joined;
        for (const auto line : lines(text, width)) joined += line;
        const auto squeezed = [](std::string each) {
            std::erase_if(each, [](char character) { return character == ' ' || character == '\n'; });
            return each;
        };
        REQUIRE(squeezed(joined) == squeezed(text));
    }
}
