#pragma once

#include "native/store/database.hpp"
#include "native/store/reach.hpp"
#include "shared/staff/account.hpp"
#include "shared/units/named_unit.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::store {

// A unit with this id already is changed to this one. A reconsideration body without words is none. Precondition: the
// parent is stored.
void insert_unit(Database&, const Unit&);

std::optional<Unit> find_unit(Database&, std::string_view id);

// Codes and evaluations have one each.
bool has_units(Database&);

bool has_units_below(Database&, std::string_view id);

// Every unit and what it is under, in no order.
std::vector<std::pair<std::string, std::optional<std::string>>> list_parents(Database&);

// With what each has, for who administers them. By id. Precondition: the reach is not none.
std::vector<UnitLine> list_unit_lines(Database&, const Reach&, std::int64_t most);

// Those in reach, by id. Precondition: the reach is not none.
std::vector<NamedUnit> list_units(Database&, const Reach&, std::int64_t most);

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
