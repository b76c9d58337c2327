#include "shared/codes/receipt_number.hpp"

#include "shared/codes/check_symbol.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;

namespace {

const auto malformed = invalid("receipt", Text::ReceiptMalformed);

ReceiptNumber some_number() {
    return ReceiptNumber::from_random(Date{2026y / 11 / 20}, {0x3D, 0x4C, 0x6F, 0x4E, 0x75});
}

// The check symbol is right, so that only the date can be at fault.
std::string number_of_date(const std::string& date) {
    const auto symbols = date + "7K3F9QXM";
    return "ZP-" + date + "-7K3F9QXM-" + check_symbol(symbols);
}

} // namespace

TEST_CASE("A receipt number is the day, 40 random bits and a check symbol") {
    const auto text = some_number().text();
    CHECK(text.substr(0, 21) ==
          "ZP-20261120-" + to_base32(std::array<std::uint8_t, 5>{0x3D, 0x4C, 0x6F, 0x4E, 0x75}) + "-");
    CHECK(text.size() == 22);
    CHECK(*ReceiptNumber::parse(text) == some_number());
}

TEST_CASE("The check symbol of a receipt number covers the date: every wrong digit in it is caught") {
    Random random{7};
    int missed = 0;
    for (int round = 0; round < 500; ++round) {
        const Date day = Date{2023y / 5 / 19} + std::chrono::days{random.below(3000)};
        const auto text = ReceiptNumber::from_random(day, random.bytes<5>()).text();
        for (std::size_t place = 3; place < 11; ++place)
            for (char wrong = '0'; wrong <= '9'; ++wrong) {
                if (wrong == text[place]) continue;
                auto changed = text;
                changed[place] = wrong;
                missed += bool{ReceiptNumber::parse(changed)};
            }
    }
    CHECK(missed == 0);
}

TEST_CASE("Every wrong character and every swap anywhere in a receipt number is caught") {
    const auto text = some_number().text();
    const auto is_symbol = [&](std::size_t place) { return place >= 3 && text[place] != '-'; };
    for (std::size_t left = 3; left < text.size(); ++left) {
        if (!is_symbol(left)) continue;
        for (const char wrong : base32_alphabet) {
            auto changed = text;
            changed[left] = wrong;
            CHECK(bool{ReceiptNumber::parse(changed)} == (changed == text));
        }
        for (std::size_t right = left + 1; right < text.size(); ++right) {
            auto changed = text;
            if (is_symbol(right)) std::swap(changed[left], changed[right]);
            CHECK(bool{ReceiptNumber::parse(changed)} == (changed == text));
        }
    }
}

TEST_CASE("A receipt number of a day that does not exist is refused though its check symbol is right") {
    REQUIRE(ReceiptNumber::parse(number_of_date("20261120")));
    REQUIRE(ReceiptNumber::parse(number_of_date("20240229")));
    const auto date = GENERATE("20260229", "20261301", "20260001", "20260100", "20260431", "2026112A", "ABCDEFGH");
    CHECK(refusal(ReceiptNumber::parse(number_of_date(date))) == malformed);
}

TEST_CASE("A receipt number is read without its prefix, without hyphens, with spaces and in small letters") {
    const auto number = ReceiptNumber::from_random(Date{2026y / 10 / 10}, {0x00, 0x44, 0x32, 0x14, 0xC7});
    REQUIRE(number.text().substr(0, 20) == "ZP-20261010-01234567");
    const std::string check(1, number.text().back());
    for (const auto* typed :
         {"ZP-20261010-01234567-", "zp-20261010-01234567-", "20261010-01234567-", "2026101001234567",
          "ZP2026101001234567", "  Zp 2026 1010 0123 4567 ", "zP--2o26loiO-OI234567-"}) {
        CAPTURE(typed);
        CHECK(refusal(ReceiptNumber::parse(typed + check)) == std::nullopt);
        CHECK(*ReceiptNumber::parse(typed + check) == number);
    }
}

TEST_CASE("Random receipt numbers survive writing and reading") {
    Random random{8};
    for (int round = 0; round < 1000; ++round) {
        const Date day = Date{2000y / 1 / 1} + std::chrono::days{random.below(40'000)};
        const auto number = ReceiptNumber::from_random(day, random.bytes<5>());
        CHECK(*ReceiptNumber::parse(number.text()) == number);
    }
}

TEST_CASE("Anything else is not a receipt number") {
    const auto text = some_number().text();
    for (std::size_t length = 0; length < text.size(); ++length)
        CHECK(refusal(ReceiptNumber::parse(text.substr(0, length))) == malformed);
    for (const auto& typed : {text + "0", "0" + text, "ZP" + text, "XP" + text.substr(2), text + "\n", text + text,
                              std::string("回执号"), std::string(100'000, '2')})
        CHECK(refusal(ReceiptNumber::parse(typed)) == malformed);
}
