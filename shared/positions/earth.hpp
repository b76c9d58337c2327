#pragma once

#include "shared/positions/position.hpp"

namespace zhiping {

// The same point in WGS 84. From GCJ-02, which has no inverse in closed form, by iteration to less than 0.5 m; outside
// of China the two are the same. Only to compute with: what is stored and shown is what came.
Coordinates to_wgs84(const Coordinates&);

// The other way.
Coordinates to_gcj02(const Coordinates&);

// In metres, along a great circle of a sphere (the earth is one to 0.6 %).
double distance_between(const Coordinates&, const Coordinates&);

// Which way one goes from the first towards the second, in degrees clockwise from north: 0 to below 360. 0 for one
// point.
double bearing_between(const Coordinates& from, const Coordinates& to);

// In whole kilometres: what is said of a distance before anybody may know the position.
int rounded_kilometres(double metres);

// To a hundredth of a degree, which is about a kilometre: what is said of a position before anybody may know it.
Coordinates masked(const Coordinates&);

} // namespace zhiping
