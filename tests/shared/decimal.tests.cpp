#include "shared/text/decimal.hpp"

#include <catch_amalgamated.hpp>

#include <limits>

using namespace zhiping;

namespace {

double value_of(std::string_view text) { return take_decimal(text); }

} // namespace

TEST_CASE("A decimal is read to 15 digits") {
    CHECK(value_of("0") == 0);
    CHECK(value_of("-1") == -1);
    CHECK(value_of("2000") == 2000);
    CHECK(value_of("0.5") == 0.5);
    CHECK(value_of("-12.25") == -12.25);
    CHECK(value_of("1e3") == 1000);
    CHECK(value_of("1.5E+2") == 150);
    CHECK(value_of("25e-2") == 0.25);
    CHECK(value_of("3.14159265358979") == Catch::Approx(3.14159265358979).epsilon(1e-15));
    CHECK(value_of("6.02214076e23") == Catch::Approx(6.02214076e23).epsilon(1e-15));
}

TEST_CASE("What is too large is infinite, and what is too small is nothing") {
    CHECK(value_of("1e400") == std::numeric_limits<double>::infinity());
    CHECK(value_of("-1e99999999999") == -std::numeric_limits<double>::infinity());
    CHECK(value_of("1e-99999999999") == 0);
    CHECK(value_of("0e400") == 0);
}

TEST_CASE("What follows a decimal is left, and where there is none, all is") {
    std::string_view text = "1.5, 2";
    take_decimal(text);
    CHECK(text == ", 2");
    text = "none";
    CHECK(take_decimal(text) == 0);
    CHECK(text == "none");
}
