#include "shared/positions/position.hpp"

#include "shared/text/text_ids.hpp"

#include <cmath>

namespace zhiping {

namespace {

Error malformed() { return {ErrorCode::Invalid, Text::PositionMalformed, "position"}; }

} // namespace

Result<Ok> check_coordinates(const Coordinates& at) {
    // What is no number is not within anything.
    if (!(std::abs(at.latitude) <= 90) || !(std::abs(at.longitude) <= 180)) return malformed();
    return Ok{};
}

Result<Ok> check_position(const Position& position) {
    if (!(position.accuracy >= 0 && position.accuracy <= most_inaccurate)) return malformed();
    return check_coordinates(position.at);
}

} // namespace zhiping
