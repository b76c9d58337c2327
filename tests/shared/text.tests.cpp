#include "shared/text/text_table.hpp"

#include "shared/evaluation/draft.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// 2000 becomes "2,000", as the English texts write it.
std::string with_comma(std::size_t thousands) {
    const auto digits = std::to_string(thousands);
    return digits.substr(0, digits.size() - 3) + "," + digits.substr(digits.size() - 3);
}

} // namespace

TEST_CASE("Every message is there in both languages, as clean UTF-8") {
    for (const auto each : all_messages())
        for (const auto& language : languages) {
            const auto message = text(each, language.value);
            CAPTURE(message);
            CHECK_FALSE(message.empty());
            CHECK(is_utf8(message));
            CHECK_FALSE(contains(message, "\xEF\xBF\xBD"));
            CHECK(message.find_first_of("\r\n\t") == message.npos);
            CHECK(message.front() != ' ');
        }
}

TEST_CASE("Chinese messages are Chinese and English messages are English") {
    int chinese_in_english = 0;
    for (const auto message : all_messages()) {
        // Without what is in braces: variables of templates have Chinese names.
        const auto words = fill(text(message, Language::English), {});
        for (std::string_view rest = words; !rest.empty();) chinese_in_english += *take_code_point(rest) >= 0x2E80;
    }
    CHECK(chinese_in_english == 3); // 中文, on the switch to it, and 张**, as a name is masked.
    CHECK(text(Text::Satisfied, Language::Chinese) == "满意");
    CHECK(text(Text::Satisfied, Language::English) == "Satisfied");
}

TEST_CASE("The limits that texts quote are the limits that hold") {
    CHECK(contains(text(Text::StatementTooLong, Language::Chinese), std::to_string(max_statement_characters) + " 字"));
    CHECK(contains(text(Text::StatementTooLong, Language::English),
                   with_comma(max_statement_characters) + " characters"));

    const auto draft_days = std::to_string(draft_lifetime.count());
    CHECK(contains(text(Text::DraftKept, Language::Chinese), draft_days + " 天"));
    CHECK(contains(text(Text::DraftKept, Language::English), draft_days + " days"));

    const auto code_length = std::to_string(some_code().symbols().size());
    CHECK(contains(text(Text::CodeMistyped, Language::Chinese), code_length + " 位"));
    CHECK(contains(text(Text::CodeMistyped, Language::English), code_length + " characters"));
}

TEST_CASE("The example in the refusal of a date is a date") {
    for (const auto& language : languages) {
        const auto message = text(Text::DateMalformed, language.value);
        CHECK(parse_date(message.substr(message.find("2026"), 10)));
    }
}

TEST_CASE("Placeholders are filled wherever they stand, as often as they stand") {
    CHECK(fill("{count} / {limit}", {{"count", "12"}, {"limit", "2000"}}) == "12 / 2000");
    CHECK(fill("{a}{b}{a}", {{"a", "1"}, {"b", "2"}}) == "121");
    CHECK(fill("no placeholder", {{"a", "1"}}) == "no placeholder");
    CHECK(fill("", {{"a", "1"}}) == "");
    CHECK(fill("最迟 {date}，{days} 个工作日", {{"date", "11月25日"}, {"days", "3"}}) == "最迟 11月25日，3 个工作日");
}

TEST_CASE("What is filled in is never searched for placeholders itself") {
    CHECK(fill("{a}{b}", {{"a", "{b}"}, {"b", "{a}"}}) == "{b}{a}");
    CHECK(fill("“{code}”", {{"code", "{code}{{"}}) == "“{code}{{”");
}

TEST_CASE("A placeholder without a value is left out, and a brace that does not close stays") {
    CHECK(fill("a{unknown}b", {{"a", "1"}}) == "ab");
    CHECK(fill("a{b", {{"b", "1"}}) == "a{b");
    CHECK(fill("{a} {", {{"a", "1"}}) == "1 {");
    CHECK(fill("a}b", {{"b", "1"}}) == "a}b");
}

TEST_CASE("Words are looked up by language") {
    constexpr Words words{{"交警", "traffic police"}};
    CHECK(words[Language::Chinese] == "交警");
    CHECK(words[Language::English] == "traffic police");
}
