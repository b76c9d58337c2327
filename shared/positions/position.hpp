#pragma once

#include "shared/calendar/date.hpp"
#include "shared/result.hpp"
#include "shared/table.hpp"

#include <array>
#include <string_view>

namespace zhiping {

// What coordinates are counted in.
enum class Datum {
    Wgs84, // Of browsers (W3C Geolocation, 3.1) and of most of the world.
    Gcj02, // Of maps in China, and of the WeChat mini-program: moved by up to 700 m, differently everywhere.
};

struct DatumFacts {
    Datum value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array datums{DatumFacts{Datum::Wgs84, "wgs84"}, DatumFacts{Datum::Gcj02, "gcj02"}};
static_assert(follows_enum(datums));

// A point on the earth, in degrees; north and east are positive.
struct Coordinates {
    double latitude;  // -90 to 90.
    double longitude; // -180 to 180.
    Datum datum;

    bool operator==(const Coordinates&) const = default;
};

// Where a phone was, as it said so.
struct Position {
    Coordinates at;
    double accuracy; // In metres: the radius within which it is with 95 % confidence (W3C Geolocation, 3.2).
    Instant measured;

    bool operator==(const Position&) const = default;
};

// A phone that is less sure than that is asked again, or its person for words.
inline constexpr double max_accuracy = 500; // Metres.

constexpr bool is_accurate(const Position& position) { return position.accuracy <= max_accuracy; }

inline constexpr double most_inaccurate = 40'075'017; // Metres: around the earth.

// Refused (invalid, at "position"): what is no number or lies beyond the poles or half the way around.
Result<Ok> check_coordinates(const Coordinates&);

// The same, and an accuracy that is no number, negative, or more than the earth is around. Zero and a million are what
// some phones say.
Result<Ok> check_position(const Position&);

} // namespace zhiping
