#include "shared/persons/one_time_code.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;

TEST_CASE("A code is six digits, however its message is copied") {
    for (const auto* typed : {"049302", " 049 302 ", "049-302", "０４９３０２", "0 4 9 3 0 2"})
        CHECK(OneTimeCode::parse(typed)->digits() == "049302");
}

TEST_CASE("What is not six digits is refused, and counts as no try") {
    for (const auto* typed : {"", "49302", "0493021", "04930a", "049302.", "\xFF", "验证码"}) {
        const auto code = OneTimeCode::parse(typed);
        CHECK_FALSE(code);
        CHECK(code.error().field == "one_time_code");
    }
    CHECK_FALSE(OneTimeCode::parse(std::string(1'000'000, '1')));
}

TEST_CASE("Every number below a million is a code of six digits") {
    CHECK(OneTimeCode::from_number(0).digits() == "000000");
    CHECK(OneTimeCode::from_number(49'302).digits() == "049302");
    CHECK(OneTimeCode::from_number(OneTimeCode::count - 1).digits() == "999999");
}
