#include "shared/codes/code.hpp"

#include "shared/codes/check_symbol.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

#include <set>

using namespace zhiping;
using namespace zhiping::test;

namespace {

const auto malformed = invalid("code", Text::CodeNeeded);

std::string lower(std::string text) {
    for (char& character : text)
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    return text;
}

} // namespace

TEST_CASE("A code is its 80 random bits and a check symbol") {
    const auto code = some_code();
    CHECK(code.symbols().size() == 17);
    CHECK(code.symbols().substr(0, 16) ==
          to_base32(std::array<std::uint8_t, 10>{0x3D, 0x4C, 0x6F, 0x4E, 0x75, 0x11, 0x27, 0xC8, 0x9A, 0xF0}));
    CHECK(has_valid_check_symbol(code.symbols()));
    CHECK(Code::from_random({}).symbols() == "00000000000000000");
}

TEST_CASE("A thousand random codes all differ and are read back from every way of writing them") {
    Random random{4};
    std::set<std::string> seen;
    for (int round = 0; round < 1000; ++round) {
        const auto code = Code::from_random(random.bytes<10>());
        CHECK(*Code::parse(code.symbols()) == code);
        CHECK(*Code::parse(code.grouped()) == code);
        CHECK(*Code::parse(lower(code.grouped())) == code);
        seen.insert(code.symbols());
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("A code is grouped in fours, the check symbol last and alone") {
    const auto grouped = some_code().grouped();
    CHECK(grouped.size() == 21);
    for (const std::size_t place : {4, 9, 14, 19}) CHECK(grouped[place] == '-');
    CHECK(Code::from_random({}).grouped() == "0000-0000-0000-0000-0");
}

TEST_CASE("Every single wrong character of many random codes is caught") {
    Random random{5};
    int missed = 0;
    int tried = 0;
    for (int round = 0; round < 300; ++round) {
        const auto symbols = Code::from_random(random.bytes<10>()).symbols();
        for (std::size_t place = 0; place < symbols.size(); ++place)
            for (const char wrong : base32_alphabet) {
                if (wrong == symbols[place]) continue;
                auto changed = symbols;
                changed[place] = wrong;
                ++tried;
                missed += bool{Code::parse(changed)};
            }
    }
    CHECK(tried == 300 * 17 * 31);
    CHECK(missed == 0);
}

TEST_CASE("Every swap of two different characters, neighbours or not, is caught") {
    Random random{6};
    int missed = 0;
    for (int round = 0; round < 500; ++round) {
        const auto symbols = Code::from_random(random.bytes<10>()).symbols();
        for (std::size_t left = 0; left < symbols.size(); ++left)
            for (std::size_t right = left + 1; right < symbols.size(); ++right) {
                if (symbols[left] == symbols[right]) continue;
                auto changed = symbols;
                std::swap(changed[left], changed[right]);
                missed += bool{Code::parse(changed)};
            }
    }
    CHECK(missed == 0);
}

TEST_CASE("Look-alike letters, case, spaces and hyphens in a code are forgiven") {
    const auto code = Code::from_random({0x08, 0x42, 0x10, 0x00, 0x00, 0xFF, 0x3D, 0x4C, 0x6F, 0x4E});
    REQUIRE(code.symbols().find('0') != std::string::npos);
    REQUIRE(code.symbols().find('1') != std::string::npos);
    const auto written = GENERATE(std::pair{'O', 'I'}, std::pair{'o', 'l'}, std::pair{'O', 'L'}, std::pair{'0', 'i'});
    auto typed = code.symbols();
    for (char& character : typed)
        character = character == '0' ? written.first : character == '1' ? written.second : character;
    CHECK(*Code::parse(typed) == code);
    CHECK(*Code::parse("  " + typed.substr(0, 3) + " - " + typed.substr(3) + " ") == code);
}

TEST_CASE("A code that is too short, too long or empty is refused") {
    const auto symbols = some_code().symbols();
    for (std::size_t length = 0; length < symbols.size(); ++length)
        CHECK(refusal(Code::parse(symbols.substr(0, length))) == malformed);
    CHECK(refusal(Code::parse(symbols + "0")) == malformed);
    CHECK(refusal(Code::parse("0" + symbols)) == malformed);
    CHECK(refusal(Code::parse(symbols + symbols)) == malformed);
    CHECK(refusal(Code::parse(std::string(1'000'000, '0'))) == malformed);
}

TEST_CASE("A code with anything that is not a symbol is refused") {
    const auto wrong = GENERATE('U', 'u', '_', '.', '/', '%', '\t', '\n', '\0', '\x7F', '\xE4');
    auto symbols = some_code().symbols();
    symbols[5] = wrong;
    CHECK(refusal(Code::parse(symbols)) == malformed);
    CHECK(refusal(Code::parse(some_code().symbols() + wrong)) == malformed);
}
