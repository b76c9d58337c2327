#include "shared/positions/earth.hpp"

#include <cmath>
#include <numbers>

namespace zhiping {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double earth_radius = 6'371'008.8; // Metres: the mean radius (IUGG, 1980).

double radians(double degrees) { return degrees * pi / 180; }

// GCJ-02 is published in no standard. Its ellipsoid is Krasovsky's of 1940, and these sums of sines are what every
// known implementation has in common.
constexpr double krasovsky_axis = 6'378'245.0;                    // Metres.
constexpr double krasovsky_eccentricity = 0.00669342162296594323; // Squared.

// Where it is used, roughly: a rectangle around China.
bool is_moved(const Coordinates& at) {
    return at.longitude >= 72.004 && at.longitude <= 137.8347 && at.latitude >= 0.8293 && at.latitude <= 55.8271;
}

struct Shift {
    double latitude;
    double longitude;
};

Shift shift_at(double latitude, double longitude) {
    const double x = longitude - 105;
    const double y = latitude - 35;
    const double root = std::sqrt(std::abs(x));
    const auto sine = [](double value) { return std::sin(value * pi); };
    const double common = (20 * sine(6 * x) + 20 * sine(2 * x)) * 2 / 3;
    const double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common +
                         (20 * sine(y) + 40 * sine(y / 3)) * 2 / 3 + (160 * sine(y / 12) + 320 * sine(y / 30)) * 2 / 3;
    const double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common +
                        (20 * sine(x) + 40 * sine(x / 3)) * 2 / 3 + (150 * sine(x / 12) + 300 * sine(x / 30)) * 2 / 3;
    const double angle = radians(latitude);
    const double flat = 1 - krasovsky_eccentricity * std::sin(angle) * std::sin(angle);
    const double meridian = krasovsky_axis * (1 - krasovsky_eccentricity) / (flat * std::sqrt(flat));
    const double parallel = krasovsky_axis / std::sqrt(flat) * std::cos(angle);
    return {north * 180 / (meridian * pi), east * 180 / (parallel * pi)};
}

} // namespace

Coordinates to_gcj02(const Coordinates& at) {
    if (at.datum == Datum::Gcj02 || !is_moved(at)) return {at.latitude, at.longitude, Datum::Gcj02};
    const auto shift = shift_at(at.latitude, at.longitude);
    return {at.latitude + shift.latitude, at.longitude + shift.longitude, Datum::Gcj02};
}

Coordinates to_wgs84(const Coordinates& at) {
    Coordinates found{at.latitude, at.longitude, Datum::Wgs84};
    if (at.datum == Datum::Wgs84 || !is_moved(at)) return found;
    constexpr int steps = 8; // Each makes the error some hundreds of times smaller.
    for (int step = 0; step < steps; ++step) {
        const auto there = shift_at(found.latitude, found.longitude);
        found.latitude = at.latitude - there.latitude;
        found.longitude = at.longitude - there.longitude;
    }
    return found;
}

double distance_between(const Coordinates& one, const Coordinates& other) {
    const auto from = to_wgs84(one);
    const auto to = to_wgs84(other);
    const double north = std::sin(radians(to.latitude - from.latitude) / 2);
    const double east = std::sin(radians(to.longitude - from.longitude) / 2);
    const double half = north * north + std::cos(radians(from.latitude)) * std::cos(radians(to.latitude)) * east * east;
    return 2 * earth_radius * std::asin(std::sqrt(half < 1 ? half : 1));
}

double bearing_between(const Coordinates& one, const Coordinates& other) {
    const auto from = to_wgs84(one);
    const auto to = to_wgs84(other);
    const double east = radians(to.longitude - from.longitude);
    const double start = radians(from.latitude);
    const double end = radians(to.latitude);
    const double y = std::sin(east) * std::cos(end);
    const double x = std::cos(start) * std::sin(end) - std::sin(start) * std::cos(end) * std::cos(east);
    const double degrees = std::atan2(y, x) * 180 / pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

int rounded_kilometres(double metres) { return static_cast<int>(std::lround(metres / 1000)); }

Coordinates masked(const Coordinates& at) {
    const auto hundredth = [](double degrees) { return std::round(degrees * 100) / 100; };
    return {hundredth(at.latitude), hundredth(at.longitude), at.datum};
}

} // namespace zhiping
