#pragma once

#include "shared/units/unit.hpp"

namespace zhiping {

// A unit for who reads its name where it is known by its id.
struct NamedUnit {
    std::string id;
    UnitName name; // Its own, without those above it.

    bool operator==(const NamedUnit&) const = default;
};

} // namespace zhiping
