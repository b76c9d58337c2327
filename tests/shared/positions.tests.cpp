#include "shared/positions/earth.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <limits>

using namespace zhiping;

namespace {

constexpr auto no_number = std::numeric_limits<double>::quiet_NaN();
constexpr auto endless = std::numeric_limits<double>::infinity();
constexpr Coordinates wuhan{30.5928, 114.3055, Datum::Wgs84};
constexpr Coordinates beijing{39.9042, 116.4074, Datum::Wgs84};

bool is_taken(double latitude, double longitude, double accuracy = 10) {
    return bool{check_position({{latitude, longitude, Datum::Wgs84}, accuracy, {}})};
}

} // namespace

TEST_CASE("A position may be anywhere on the earth, and as inaccurate as a phone says") {
    CHECK(is_taken(90, 0));
    CHECK(is_taken(-90, 180));
    CHECK(is_taken(0, -180, 0));
    CHECK(is_taken(30, 114, 1'000'000));
}

TEST_CASE("What is not on the earth or no number is refused") {
    for (const auto latitude : {90.0001, -91.0, 1e300, no_number, endless, -endless})
        CHECK_FALSE(is_taken(latitude, 0));
    for (const auto longitude : {180.0001, -181.0, no_number, endless}) CHECK_FALSE(is_taken(0, longitude));
    for (const auto accuracy : {-0.1, no_number, endless}) CHECK_FALSE(is_taken(0, 0, accuracy));
    CHECK(check_coordinates({no_number, 0, Datum::Gcj02}).error().field == "position");
}

TEST_CASE("A position that is off by more than 500 m is not accurate") {
    CHECK(is_accurate({wuhan, 500, {}}));
    CHECK_FALSE(is_accurate({wuhan, 500.1, {}}));
}

TEST_CASE("GCJ-02 is what maps in China show") {
    // A pair that is in common use to check implementations: the gate of Tiananmen.
    const auto moved = to_gcj02({39.907404, 116.391305, Datum::Wgs84});
    CHECK(std::abs(moved.latitude - 39.908807) < 2e-5);
    CHECK(std::abs(moved.longitude - 116.397545) < 2e-5);
    CHECK(moved.datum == Datum::Gcj02);
}

TEST_CASE("From GCJ-02 and back every place in China is found to half a metre") {
    double worst = 0;
    for (double latitude = 1; latitude < 55; latitude += 0.37)
        for (double longitude = 73; longitude < 137; longitude += 0.41) {
            const Coordinates there{latitude, longitude, Datum::Wgs84};
            worst = std::max(worst, distance_between(there, to_wgs84(to_gcj02(there))));
        }
    CHECK(worst < 0.5);
}

TEST_CASE("Outside of China the two are the same") {
    for (const Coordinates place : {Coordinates{51.5, -0.1, Datum::Gcj02}, Coordinates{90, 0, Datum::Gcj02},
                                    Coordinates{-33.9, 151.2, Datum::Gcj02}}) {
        CHECK(to_wgs84(place).latitude == place.latitude);
        CHECK(to_wgs84(place).longitude == place.longitude);
    }
}

TEST_CASE("Distances are those of a great circle, whatever they are counted in") {
    CHECK(std::abs(distance_between(wuhan, beijing) - 1'053'000) < 5'000);
    CHECK(distance_between(wuhan, wuhan) == 0);
    CHECK(distance_between(wuhan, to_gcj02(wuhan)) < 0.5);
    CHECK(std::abs(distance_between({90, 0, Datum::Wgs84}, {90, 120, Datum::Wgs84})) < 0.001);
    CHECK(std::abs(distance_between({0, 179.9, Datum::Wgs84}, {0, -179.9, Datum::Wgs84}) - 22'239) < 10);
    CHECK(std::abs(distance_between({0, 0, Datum::Wgs84}, {0, 180, Datum::Wgs84}) - 20'015'000) < 1'000);
}

TEST_CASE("A bearing says which way one goes") {
    const Coordinates here{30, 114, Datum::Wgs84};
    CHECK(bearing_between(here, {31, 114, Datum::Wgs84}) == 0);
    CHECK(std::abs(bearing_between({0, 114, Datum::Wgs84}, {0, 115, Datum::Wgs84}) - 90) < 0.001);
    CHECK(std::abs(bearing_between(here, {29, 114, Datum::Wgs84}) - 180) < 0.001);
    CHECK(std::abs(bearing_between({0, 114, Datum::Wgs84}, {0, 113, Datum::Wgs84}) - 270) < 0.001);
    CHECK(bearing_between(here, here) == 0);
}

TEST_CASE("Before anybody may know a position, it is said to a kilometre") {
    CHECK(masked(wuhan) == Coordinates{30.59, 114.31, Datum::Wgs84});
    CHECK(rounded_kilometres(1'499) == 1);
    CHECK(rounded_kilometres(499) == 0);
    CHECK(rounded_kilometres(20'015'087) == 20'015);
}
