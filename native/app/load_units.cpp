#include "native/app/load_units.hpp"

#include "native/app/unit_rules.hpp"

namespace zhiping::app {

std::optional<BadRow> load_units(store::Store& store, const std::vector<Unit>& units) {
    return store.write([&](store::Database& database) -> std::optional<BadRow> {
        UnitRules rules{database};
        for (std::size_t row = 0; row < units.size(); ++row) {
            if (rules.has_taken(units[row].id)) return BadRow{row, "id " + units[row].id + " is in the file twice"};
            if (auto problem = rules.take(units[row])) return BadRow{row, std::move(problem->reason)};
        }
        for (const auto& unit : units) store::insert_unit(database, with_stored_body(database, unit));
        return std::nullopt;
    });
}

} // namespace zhiping::app
