#pragma once

#include "native/app/bad_row.hpp"
#include "native/store/store.hpp"
#include "native/store/units.hpp"

#include <optional>
#include <vector>

namespace zhiping::app {

// Stores all of them, or none and says which cannot be. A unit that is stored already is renamed and moved, but keeps
// its level, its reconsideration body where the new one says nothing of it, and its place as long as it or a unit below
// it has open cases: who is above a unit hears who is still dissatisfied. One that is left out stays. A parent is
// stored already or comes before its children, so no unit comes to stand above itself (unit_rules.hpp).
std::optional<BadRow> load_units(store::Store&, const std::vector<Unit>&);

} // namespace zhiping::app
