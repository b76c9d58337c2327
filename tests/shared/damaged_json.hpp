#pragma once

#include "shared/result.hpp"
#include "tests/common/random.hpp"
#include "tests/shared/json_text.hpp"

#include <catch_amalgamated.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What reads an answer meets every kind of damage.
namespace zhiping::test {

// Of JSON, what is none.
inline const std::vector<std::string> no_text{"7", "null", "true", "[]", "{}"};
inline const std::vector<std::string> no_id{"7", "null", "[]", "\"of_tomorrow\"", "\"\""};
inline const std::vector<std::string> no_number{"\"1\"", "null", "true", "[]", "{}"};
inline const std::vector<std::string> no_integer{"\"1\"", "null", "true", "[]", "{}", "1.5", "99999999999999999999"};
inline const std::vector<std::string> no_time{"\"1\"", "null", "[]", "1.5", "-1"};
inline const std::vector<std::string> no_day{"20261125", "null", "\"soon\"", "\"2026-13-01\""};
inline const std::vector<std::string> no_bool{"1", "null", "\"yes\"", "{}"};
inline const std::vector<std::string> no_object{"7", "null", "\"x\"", "[]"};
inline const std::vector<std::string> no_list{"7", "null", "\"x\"", "{}"};
inline const std::vector<std::string> no_list_of_objects{"7",   "null",   "\"x\"", "{}",
                                                         "[7]", "[null]", "[[]]",  "[\"x\"]"};
inline const std::vector<std::string> no_list_of_texts{"7", "null", "\"x\"", "{}", "[7]", "[null]", "[{}]"};

using WrongValues = std::map<std::string, std::vector<std::string>>;

// Whether what is good is read, and each wrong value and each missing member that must be there is refused by name.
// `read` takes the text of an object and says what is refused.
template <typename Read>
void names_what_is_wrong(const Members& good, const std::vector<std::string>& needed, const WrongValues& wrong,
                         Read read) {
    const auto refused_at = [&](const std::string& text) {
        const std::optional<Error> problem = read(text);
        if (problem) CHECK(problem->code == ErrorCode::Invalid);
        return problem ? problem->field : "not refused";
    };
    CHECK(refused_at(json_text(good)) == "not refused");
    for (const auto& name : needed) {
        CAPTURE(name);
        CHECK(refused_at(without(good, name)) == name);
    }
    for (const auto& [name, values] : wrong)
        for (const auto& value : values) {
            CAPTURE(name, value);
            CHECK(refused_at(changed(good, name, value)) == name);
        }
}

// Whether no beginning of a text is read, and of a text with one character changed only what can be written again.
// `read` makes a Result of a text, `write` a text of what it read.
template <typename Read, typename Write> void survives_damage(const std::string& text, Read read, Write write) {
    REQUIRE(read(text));
    for (std::size_t length = 0; length < text.size(); ++length)
        if (read(text.substr(0, length))) FAIL("read: " << text.substr(0, length));
    constexpr std::string_view likely{"0123456789-.,:\"{}[]\\etn "};
    Random random{20261130};
    int harmless = 0;
    for (int time = 0; time < 1500; ++time) {
        auto damaged = text;
        auto& character = damaged[random.below(static_cast<std::uint32_t>(text.size()))];
        character = random.below(4) == 0 ? static_cast<char>(random.below(256)) : random.one_of(likely);
        const auto found = read(damaged);
        if (!found) continue;
        ++harmless;
        const auto written = write(*found);
        const auto again = read(written);
        if (!again || write(*again) != written) FAIL("read otherwise: " << damaged);
    }
    CHECK(harmless > 0);
}

} // namespace zhiping::test
