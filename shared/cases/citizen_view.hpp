#pragma once

#include "shared/calendar/date.hpp"
#include "shared/cases/case_person.hpp"
#include "shared/units/unit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping {

// That staff have seen an evaluation or its case, as its citizen is told: which unit, never who. Several of one unit in
// one hour are one.
struct CitizenView {
    std::string unit_id; // Of staff, at that time.
    UnitName unit;
    Instant at;                              // The first of that hour.
    bool at_counter;                         // Read out to the citizen, with number and query code.
    std::optional<Disclosed> disclosed = {}; // What was shown that is hidden else; each time by itself.
    std::string reason = {};                 // Why.

    bool operator==(const CitizenView&) const = default;
};

// The newest first.
using CitizenViews = std::vector<CitizenView>;

} // namespace zhiping
