#pragma once

#include "native/store/database.hpp"
#include "shared/units/unit.hpp"

#include <optional>

namespace zhiping::store {

// A unit with this id already is changed to this one. Precondition: the parent is stored.
void insert_unit(Database&, const Unit&);

std::optional<Unit> find_unit(Database&, std::string_view id);

// Codes and evaluations have one each.
bool has_units(Database&);

// As it is shown: the unit's own name after the names of all above it but the one at the top,
// "武汉市交警支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade". Precondition: the unit is stored.
UnitName full_unit_name(Database&, std::string_view id);

} // namespace zhiping::store
