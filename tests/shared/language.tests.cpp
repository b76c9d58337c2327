#include "shared/text/language.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;

namespace {

std::string_view preferred(std::string_view accept_language) { return tag_of(preferred_language(accept_language)); }

} // namespace

TEST_CASE("The language a browser asks for is understood, and Chinese is the answer to everything else") {
    struct Expected {
        const char* header;
        const char* tag;
    };
    const auto expected = GENERATE(
        // What browsers send.
        Expected{"zh-CN,zh;q=0.9", "zh-CN"}, Expected{"en-US,en;q=0.9", "en"},
        Expected{"zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"}, Expected{"en-GB,en;q=0.9,zh-CN;q=0.8,zh;q=0.7", "en"},
        Expected{"de,en;q=0.5", "en"},
        // Every kind of Chinese and English.
        Expected{"zh-TW", "zh-CN"}, Expected{"zh-Hant-HK", "zh-CN"}, Expected{"ZH-hans", "zh-CN"}, Expected{"EN", "en"},
        Expected{"eN-au", "en"},
        // Weights, with and without decimals, spaces and order.
        Expected{"zh;q=0.1,en;q=0.2", "en"}, Expected{"en;q=0.2,zh;q=0.1", "en"},
        Expected{"zh;q=0.001,en;q=0.002", "en"}, Expected{"zh;q=0.899,en;q=0.9", "en"},
        Expected{"zh;q=0.5, en ; q=1.000", "en"}, Expected{"zh ; q=0.5 ,en", "en"}, Expected{"zh;q=0.5,\ten", "en"},
        Expected{"zh;Q=0.5,en;Q=0.9", "en"},
        // Ties go to the earlier one.
        Expected{"en,zh", "en"}, Expected{"zh,en", "zh-CN"}, Expected{"en;q=0.5,zh;q=0.5", "en"},
        // A weight of nothing means "not this one".
        Expected{"en;q=0", "zh-CN"}, Expected{"en;q=0.000", "zh-CN"}, Expected{"zh;q=0,en;q=0.1", "en"},
        // Neither.
        Expected{"", "zh-CN"}, Expected{"fr", "zh-CN"}, Expected{"*", "zh-CN"}, Expected{"ja,ko;q=0.9", "zh-CN"},
        Expected{"eng", "zh-CN"}, Expected{"enx-US", "zh-CN"}, Expected{"e", "zh-CN"}, Expected{"xen", "zh-CN"});
    CAPTURE(expected.header);
    CHECK(preferred(expected.header) == expected.tag);
}

TEST_CASE("A weight that is no weight counts as nothing") {
    const auto weight =
        GENERATE("", "2", "1.5", "-1", "0.1234", "0,5", ".5", "1e3", "0x1", "abc", "1.001", "99999999999");
    CAPTURE(weight);
    CHECK(preferred("zh;q=0.001,en;q=" + std::string{weight}) == "zh-CN");
}

TEST_CASE("Garbage for a language is Chinese and does no harm") {
    const auto garbage =
        GENERATE(",", ";", ";;;,,,;q=", ",,,,", "q=1", ";q=1", "en-", "\xFF\xFE", "=", "zh;;q=1", " ", "-en", "e n");
    CAPTURE(garbage);
    CHECK(tag_of(preferred_language(garbage)) != "");
}

TEST_CASE("A very long list of languages is read to its end") {
    CHECK(preferred(repeated("fr;q=0.9,", 100'000) + "en;q=0.1") == "en");
    CHECK(preferred(std::string(1'000'000, ',')) == "zh-CN");
    CHECK(preferred(std::string(1'000'000, 'e')) == "zh-CN");
}

TEST_CASE("Random bytes for a language do no harm") {
    Random random{11};
    constexpr std::string_view alphabet = "ezhn-,;q=0.159 *\t\xFF";
    for (int round = 0; round < 20'000; ++round) {
        std::string header;
        for (auto length = random.below(40); length > 0; --length) header += alphabet[random.below(alphabet.size())];
        const auto language = preferred_language(header);
        REQUIRE((language == Language::Chinese || language == Language::English));
    }
}

TEST_CASE("Languages are named by their tags") {
    CHECK(tag_of(Language::Chinese) == "zh-CN");
    CHECK(tag_of(Language::English) == "en");
    CHECK(find_by_id(languages, "en") == Language::English);
    CHECK_FALSE(find_by_id(languages, "fr"));
}
