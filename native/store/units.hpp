#pragma once

#include "native/store/database.hpp"
#include "shared/units/unit.hpp"

#include <optional>

namespace zhiping::store {

// A unit with this id already is changed to this one. A reconsideration body without words is none. Precondition: the
// parent is stored.
void insert_unit(Database&, const Unit&);

std::optional<Unit> find_unit(Database&, std::string_view id);

// Codes and evaluations have one each.
bool has_units(Database&);

bool has_units_below(Database&, std::string_view id);

// As a citizen is shown it.
struct ShownUnit {
    // The unit's own name after the names of all above it but the one at the top: "武汉市交警支队 蔡甸大队",
    // "Wuhan Detachment, Caidian Brigade".
    UnitName name;
    std::optional<ReconsiderationBody> reconsideration; // Its own or that of the next unit above that has one.
};
// Precondition: the unit is stored.
ShownUnit show_unit(Database&, std::string_view id);

} // namespace zhiping::store
