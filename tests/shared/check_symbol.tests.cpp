#include "shared/codes/check_symbol.hpp"
#include "tests/shared/support.hpp"

#include <set>

using namespace zhiping;
using namespace zhiping::test;

namespace {

// Multiplication in GF(32) from the definition: polynomials over GF(2), reduced by x^5 + x^2 + 1.
unsigned product(unsigned left, unsigned right) {
    unsigned result = 0;
    for (int bit = 0; bit < 5; ++bit)
        if (right >> bit & 1) result ^= left << bit;
    for (int bit = 9; bit >= 5; --bit)
        if (result >> bit & 1) result ^= 0x25u << (bit - 5);
    return result;
}

unsigned power_of_generator(std::size_t exponent) {
    unsigned power = 1;
    while (exponent-- > 0) power = product(power, 2);
    return power;
}

std::string random_symbols(Random& random, std::size_t count) {
    std::string symbols;
    while (symbols.size() < count) symbols += base32_alphabet[random.below(32)];
    return symbols;
}

} // namespace

TEST_CASE("The alphabet has 32 different symbols and none of I, L, O and U") {
    CHECK(std::set<char>(base32_alphabet.begin(), base32_alphabet.end()).size() == 32);
    CHECK(base32_alphabet.find_first_of("ILOU") == base32_alphabet.npos);
}

TEST_CASE("Every symbol is read as its place in the alphabet, small or capital") {
    for (std::size_t value = 0; value < 32; ++value) {
        const char symbol = base32_alphabet[value];
        CHECK(base32_value(symbol) == value);
        if (symbol >= 'A') CHECK(base32_value(static_cast<char>(symbol + 32)) == value);
    }
}

TEST_CASE("Letters that look like digits are read as those digits") {
    for (const char symbol : {'O', 'o'}) CHECK(base32_value(symbol) == 0);
    for (const char symbol : {'I', 'i', 'L', 'l'}) CHECK(base32_value(symbol) == 1);
}

TEST_CASE("Of all 256 bytes exactly the 32 symbols, 22 small letters and 6 look-alikes are read") {
    int read = 0;
    for (int byte = 0; byte < 256; ++byte) read += base32_value(static_cast<char>(byte)).has_value();
    CHECK(read == 32 + 22 + 6);
    CHECK_FALSE(base32_value('U'));
    CHECK_FALSE(base32_value('u'));
}

TEST_CASE("Spaces and hyphens between symbols are forgiven, other characters are not") {
    CHECK(read_base32(" 7k3f-9QXM --2b4c ") == "7K3F9QXM2B4C");
    CHECK(read_base32("oOiIlL") == "001111");
    CHECK(read_base32("") == "");
    const auto text = GENERATE("7K3U", "7K3F_", "7K3F.", "7K3F\t", "7K3F\n", "７K3F", "7K3F*", "7K3F/", "7K–3F");
    CHECK_FALSE(read_base32(text));
}

TEST_CASE("The generator of GF(32) has order 31: its powers are all the elements but zero") {
    std::set<char> powers;
    std::string one_and_zeros = "1"; // The check symbol of 1 with n zeros behind it is a to the power n + 1.
    for (std::size_t exponent = 1; exponent <= 31; ++exponent) {
        const char power = check_symbol(one_and_zeros);
        CHECK(power == base32_alphabet[power_of_generator(exponent)]);
        powers.insert(power);
        one_and_zeros += '0';
    }
    CHECK(powers.size() == 31);
    CHECK(powers.count('0') == 0);
    CHECK(power_of_generator(31) == 1);
}

TEST_CASE("The check symbol agrees with the weighted sum written out over GF(32)") {
    Random random{2};
    for (int round = 0; round < 500; ++round) {
        const auto symbols = random_symbols(random, 1 + random.below(30));
        unsigned sum = 0;
        for (std::size_t index = 0; index < symbols.size(); ++index)
            sum ^= product(*base32_value(symbols[index]), power_of_generator(symbols.size() - index));
        CAPTURE(symbols);
        CHECK(check_symbol(symbols) == base32_alphabet[sum]);
        CHECK(has_valid_check_symbol(symbols + check_symbol(symbols)));
    }
}

TEST_CASE("At the greatest length of 31 symbols every wrong symbol and every swap is still caught") {
    Random random{3};
    auto symbols = random_symbols(random, 30);
    symbols += check_symbol(symbols);
    for (std::size_t place = 0; place < symbols.size(); ++place)
        for (const char wrong : base32_alphabet) {
            auto changed = symbols;
            changed[place] = wrong;
            CHECK(has_valid_check_symbol(changed) == (changed == symbols));
        }
    for (std::size_t left = 0; left < symbols.size(); ++left)
        for (std::size_t right = left + 1; right < symbols.size(); ++right) {
            auto changed = symbols;
            std::swap(changed[left], changed[right]);
            CHECK(has_valid_check_symbol(changed) == (changed == symbols));
        }
}

TEST_CASE("Bytes become base 32 first bit first") {
    const auto encoded = [](std::string_view text) {
        return to_base32({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    };
    CHECK(encoded("") == "");
    CHECK(encoded("hello") == "D1JPRV3F");
    CHECK(encoded("fooba") == "CSQPYRK1"); // RFC 4648's MZXW6YTB in Crockford's alphabet.
    CHECK(encoded(std::string_view{"\0\0\0\0\0", 5}) == "00000000");
    CHECK(encoded("\xFF\xFF\xFF\xFF\xFF") == "ZZZZZZZZ");
    CHECK(encoded("\x08\x42\x10\x84\x21") == "11111111");
    CHECK(encoded("hellofooba") == "D1JPRV3FCSQPYRK1");
    CHECK(encoded(std::string_view{"\x00\x44\x32\x14\xC7", 5}) == "01234567");
}
