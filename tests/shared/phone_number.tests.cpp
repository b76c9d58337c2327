#include "shared/persons/phone_number.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;

namespace {

std::string read(std::string_view typed) {
    const auto number = PhoneNumber::parse(typed);
    return number ? number->text() : "refused";
}

} // namespace

TEST_CASE("A mobile number of China is the same however it is typed") {
    for (const auto* typed :
         {"13812345678", " 138 1234 5678 ", "138-1234-5678", "+86 138 1234 5678", "0086-13812345678", "8613812345678",
          "(+86)138.1234.5678", "１３８１２３４５６７８", "＋８６１３８１２３４５６７８", "\u202A13812345678\u202C"})
        CHECK(read(typed) == "+8613812345678");
}

TEST_CASE("Numbers of other countries are taken with their country's code") {
    CHECK(read("+44 20 7946 0958") == "+442079460958");
    CHECK(read("00852 5123 4567") == "+85251234567");
    CHECK(read("+1 (415) 555-2671") == "+14155552671");
    CHECK(read("+2908123") == "+2908123"); // Saint Helena: as short as numbers are.
}

TEST_CASE("What no message can be sent to is refused") {
    for (const auto* typed : {"", " ", "+", "138", "1381234567", "138123456789", "12812345678", "021-12345678",
                              "+86 21 1234 5678", "+0 123456789", "00", "+1234567890123456", "1381234567a",
                              "13812345678;", "138+12345678", "++8613812345678", "\xFF", "电话"})
        CHECK(read(typed) == "refused");
    CHECK(read(std::string(100'000, '1')) == "refused");
    CHECK(PhoneNumber::parse("1").error().field == "phone");
}

TEST_CASE("Of a number its beginning and its end are shown, of short ones of other countries less") {
    CHECK(PhoneNumber::parse("13812345678")->masked() == "138****5678");
    CHECK(PhoneNumber::parse("+442079460958")->masked() == "+44 ****58");
    CHECK(PhoneNumber::parse("+2908123")->masked() == "+29 ****23");
}
