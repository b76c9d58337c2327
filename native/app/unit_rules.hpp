#pragma once

#include "native/store/units.hpp"
#include "shared/result.hpp"

#include <map>
#include <optional>
#include <string>

// What every unit must keep to, whoever stores it.
namespace zhiping::app {

// The unit at the top and all below it: as many as list_units() shows.
inline constexpr int max_units_under_one = 2000;

// Why a unit cannot be stored.
struct UnitProblem {
    std::string reason; // In words for the operator.
    Error error;        // The same for whoever administers units, with the field of wire::decode_unit_wish().
    std::string detail = {};
};

// The units as they will be: those that were taken, then those that are stored. Refused: an id, a name or a
// reconsideration body that cannot be stored, another level than is stored, a parent that does not fit, a move of who
// has open cases, itself or below it, and more units than max_units_under_one.
class UnitRules {
public:
    explicit UnitRules(store::Database&);

    bool has_taken(const std::string& id) const { return m_taken.contains(id); }

    // Takes it, or says why not.
    std::optional<UnitProblem> take(const Unit&);

private:
    std::optional<Unit> find(const std::string& id) const;
    std::optional<UnitProblem> problem_with(const Unit&) const;
    std::optional<UnitProblem> problem_with_number(const Unit&);
    void count_all();
    std::string top_of(std::string id) const;

    store::Database& m_database;
    std::map<std::string, Unit> m_taken;
    std::map<std::string, std::optional<std::string>> m_parents; // Of all.
    std::map<std::string, int> m_sizes;                          // By the unit at the top, which counts too.
};

// As it is stored: what says nothing of reconsideration leaves what is stored of it, and one without words is none.
Unit with_stored_body(store::Database&, Unit);

} // namespace zhiping::app
