#include "native/app/load_units.hpp"

#include "native/store/cases.hpp"

#include <algorithm>
#include <map>

namespace zhiping::app {

namespace {

constexpr std::size_t max_id_characters = 20;

bool is_id(const std::string& id) {
    const auto is_allowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    };
    return !id.empty() && id.size() <= max_id_characters && std::all_of(id.begin(), id.end(), is_allowed);
}

std::string name_of(Level level) { return std::string{facts_of(levels, level).id}; }

std::optional<std::string> problem_with_name(const Unit& unit) {
    if (unit.name.chinese.empty()) return "name_zh is missing";
    if (unit.name.english.empty()) return "name_en is missing";
    if (const auto problem = problem_with_words("name_zh", unit.name.chinese)) return problem;
    return problem_with_words("name_en", unit.name.english);
}

std::optional<std::string> problem_with_body(const Unit& unit) {
    if (!unit.reconsideration) return std::nullopt;
    const auto& [chinese, english] = *unit.reconsideration;
    if (chinese.empty() != english.empty())
        return "reconsideration_zh and reconsideration_en come together or not at all";
    if (const auto problem = problem_with_words("reconsideration_zh", chinese)) return problem;
    return problem_with_words("reconsideration_en", english);
}

// A brigade belongs to a detachment and a detachment to a bureau; a bureau belongs to the one at
// the top or is it. So no unit can come to stand above itself.
std::optional<std::string> problem_with_parent(const Unit& unit, const std::optional<Unit>& parent) {
    if (!unit.parent_id) {
        if (unit.level == Level::Bureau) return std::nullopt;
        return "parent_id is missing: only a bureau stands alone";
    }
    if (!parent) return "parent_id " + *unit.parent_id + " is neither stored nor further up in the file";
    const auto wanted = facts_of(levels, unit.level).parent;
    if (parent->level != wanted) return "parent_id " + parent->id + " is not a " + name_of(wanted);
    if (unit.level == Level::Bureau && (parent->parent_id || parent->id == unit.id))
        return "parent_id " + parent->id + " is not the bureau at the top";
    return std::nullopt;
}

// Its cases would go up to others than those who know of them.
std::optional<std::string> problem_with_move(store::Database& database, const Unit& unit, const Unit& stored) {
    if (unit.parent_id == stored.parent_id) return std::nullopt;
    const auto cases = store::count_open_cases(database, unit.id);
    if (cases == 0) return std::nullopt;
    return "parent_id: " + unit.id +
           " cannot be moved while it and the units below it have open cases: " + std::to_string(cases);
}

// The units as they will be: those further up in the file, then those that are stored.
class Known {
public:
    explicit Known(store::Database& database) : m_database(database) {}

    std::optional<Unit> find(const std::string& id) const {
        const auto found = m_taken.find(id);
        return found == m_taken.end() ? store::find_unit(m_database, id) : found->second;
    }

    std::optional<std::string> take(const Unit& unit) {
        if (!is_id(unit.id)) return "id must be 1 to 20 letters, digits or hyphens";
        if (m_taken.contains(unit.id)) return "id " + unit.id + " is in the file twice";
        if (const auto problem = problem_with_name(unit)) return problem;
        if (const auto problem = problem_with_body(unit)) return problem;
        const auto stored = store::find_unit(m_database, unit.id);
        if (stored && stored->level != unit.level)
            return "level: " + unit.id + " is stored as a " + name_of(stored->level);
        const auto parent = unit.parent_id ? find(*unit.parent_id) : std::nullopt;
        if (const auto problem = problem_with_parent(unit, parent)) return problem;
        if (stored)
            if (const auto problem = problem_with_move(m_database, unit, *stored)) return problem;
        m_taken.emplace(unit.id, unit);
        return std::nullopt;
    }

private:
    store::Database& m_database;
    std::map<std::string, Unit> m_taken;
};

// A file that says nothing of reconsideration leaves what is stored of it.
Unit with_stored_body(store::Database& database, Unit unit) {
    if (unit.reconsideration) return unit;
    if (auto stored = store::find_unit(database, unit.id)) unit.reconsideration = std::move(stored->reconsideration);
    return unit;
}

} // namespace

std::optional<BadRow> load_units(store::Store& store, const std::vector<Unit>& units) {
    return store.write([&](store::Database& database) -> std::optional<BadRow> {
        Known known{database};
        for (std::size_t row = 0; row < units.size(); ++row)
            if (auto problem = known.take(units[row])) return BadRow{row, *std::move(problem)};
        for (const auto& unit : units) store::insert_unit(database, with_stored_body(database, unit));
        return std::nullopt;
    });
}

} // namespace zhiping::app
