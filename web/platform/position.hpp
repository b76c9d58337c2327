#pragma once

#include "shared/names.hpp" // generated from assets/names.json

#include <cstdint>

// Where the phone is. The browser asks its person, once.
namespace zhiping::platform {

struct MeasuredPosition {
    double latitude; // In degrees of WGS 84, as the next.
    double longitude;
    double accuracy;       // In metres.
    std::int64_t measured; // Seconds since 1970, UTC, by the phone's clock.
};

using PositionProblem = names::PositionProblem;

class PositionListener {
public:
    virtual ~PositionListener() = default;
    virtual void take_position(const MeasuredPosition&) = 0;
    virtual void miss_position(PositionProblem) = 0;
};

void listen_to_position(PositionListener&);

// One of the two follows.
void ask_position();

} // namespace zhiping::platform
