#include "native/app/unit_rules.hpp"

#include "native/app/printed_words.hpp"
#include "native/store/cases.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

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

// Also what would turn the direction of what is written next to it.
std::optional<std::string> problem_with_line(const std::string& field, const std::string& words) {
    if (auto problem = problem_with_words(field, words)) return problem;
    return fits_a_line(words) ? std::nullopt : std::optional{field + " contains a control character"};
}

std::optional<UnitProblem> problem_with_name(const Unit& unit) {
    if (unit.name.chinese.empty()) return UnitProblem{"name_zh is missing", invalid("name", Text::FieldMissing)};
    if (unit.name.english.empty()) return UnitProblem{"name_en is missing", invalid("name_en", Text::FieldMissing)};
    if (const auto problem = problem_with_line("name_zh", unit.name.chinese))
        return UnitProblem{*problem, invalid("name", Text::WordsUnfit)};
    if (const auto problem = problem_with_line("name_en", unit.name.english))
        return UnitProblem{*problem, invalid("name_en", Text::WordsUnfit)};
    return std::nullopt;
}

std::optional<UnitProblem> problem_with_body(const Unit& unit) {
    if (!unit.reconsideration) return std::nullopt;
    const auto& [chinese, english] = *unit.reconsideration;
    if (chinese.empty() != english.empty())
        return UnitProblem{"reconsideration_zh and reconsideration_en come together or not at all",
                           invalid(chinese.empty() ? "reconsideration" : "reconsideration_en", Text::FieldMissing)};
    if (const auto problem = problem_with_line("reconsideration_zh", chinese))
        return UnitProblem{*problem, invalid("reconsideration", Text::WordsUnfit)};
    if (const auto problem = problem_with_line("reconsideration_en", english))
        return UnitProblem{*problem, invalid("reconsideration_en", Text::WordsUnfit)};
    return std::nullopt;
}

UnitProblem unfit_parent(std::string reason) { return {std::move(reason), invalid("parent", Text::UnitParentUnfit)}; }

// A brigade belongs to a detachment and a detachment to a bureau; a bureau belongs to the one at
// the top or is it. So no unit can come to stand above itself.
std::optional<UnitProblem> problem_with_parent(const Unit& unit, const std::optional<Unit>& parent) {
    if (!unit.parent_id) {
        if (unit.level == Level::Bureau) return std::nullopt;
        return unfit_parent("parent_id is missing: only a bureau stands alone");
    }
    if (!parent) return unfit_parent("parent_id " + *unit.parent_id + " is neither stored nor further up in the file");
    const auto wanted = facts_of(levels, unit.level).parent;
    if (parent->level != wanted) return unfit_parent("parent_id " + parent->id + " is not a " + name_of(wanted));
    if (unit.level == Level::Bureau && (parent->parent_id || parent->id == unit.id))
        return unfit_parent("parent_id " + parent->id + " is not the bureau at the top");
    return std::nullopt;
}

// Its cases would go up to others than those who know of them.
std::optional<UnitProblem> problem_with_move(store::Database& database, const Unit& unit, const Unit& stored) {
    if (unit.parent_id == stored.parent_id) return std::nullopt;
    const auto cases = store::count_open_cases(database, unit.id);
    if (cases == 0) return std::nullopt;
    return UnitProblem{"parent_id: " + unit.id +
                           " cannot be moved while it and the units below it have open cases: " + std::to_string(cases),
                       {ErrorCode::Conflict, Text::UnitHasCases, "parent"},
                       std::to_string(cases)};
}

} // namespace

std::optional<Unit> UnitRules::find(const std::string& id) const {
    const auto found = m_taken.find(id);
    return found == m_taken.end() ? store::find_unit(m_database, id) : found->second;
}

std::optional<UnitProblem> UnitRules::problem_with(const Unit& unit) const {
    if (!is_id(unit.id))
        return UnitProblem{"id must be 1 to 20 letters, digits or hyphens", invalid("unit", Text::UnitIdUnfit)};
    if (const auto problem = problem_with_name(unit)) return problem;
    if (const auto problem = problem_with_body(unit)) return problem;
    const auto stored = store::find_unit(m_database, unit.id);
    if (stored && stored->level != unit.level)
        return UnitProblem{"level: " + unit.id + " is stored as a " + name_of(stored->level),
                           invalid("level", Text::UnitLevelFixed)};
    const auto parent = unit.parent_id ? find(*unit.parent_id) : std::nullopt;
    if (const auto problem = problem_with_parent(unit, parent)) return problem;
    return stored ? problem_with_move(m_database, unit, *stored) : std::nullopt;
}

std::string UnitRules::top_of(std::string id) const {
    for (auto above = m_parents.find(id); above != m_parents.end() && above->second; above = m_parents.find(id))
        id = *above->second;
    return id;
}

UnitRules::UnitRules(store::Database& database) : m_database(database) {
    for (auto& [id, parent_id] : store::list_parents(m_database)) m_parents.emplace(id, parent_id);
    count_all();
}

void UnitRules::count_all() {
    m_sizes.clear();
    for (const auto& [id, parent_id] : m_parents) ++m_sizes[top_of(id)];
}

// What is moved takes along all that is below it.
std::optional<UnitProblem> UnitRules::problem_with_number(const Unit& unit) {
    const bool is_new = !m_parents.contains(unit.id);
    const auto top_before = is_new ? std::string{} : top_of(unit.id);
    m_parents[unit.id] = unit.parent_id;
    const auto top = top_of(unit.id);
    if (top == top_before) return std::nullopt;
    if (is_new)
        ++m_sizes[top];
    else
        count_all();
    if (m_sizes[top] <= max_units_under_one) return std::nullopt;
    const auto most = std::to_string(max_units_under_one);
    return UnitProblem{"id " + unit.id + ": there would be more than " + most + " units with those below " + top,
                       {ErrorCode::Conflict, Text::UnitsTooMany, "unit"},
                       most};
}

std::optional<UnitProblem> UnitRules::take(const Unit& unit) {
    if (auto problem = problem_with(unit)) return problem;
    if (auto problem = problem_with_number(unit)) return problem;
    m_taken.insert_or_assign(unit.id, unit);
    return std::nullopt;
}

Unit with_stored_body(store::Database& database, Unit unit) {
    if (unit.reconsideration && unit.reconsideration->chinese.empty()) {
        unit.reconsideration.reset();
        return unit;
    }
    if (unit.reconsideration) return unit;
    if (auto stored = store::find_unit(database, unit.id)) unit.reconsideration = std::move(stored->reconsideration);
    return unit;
}

} // namespace zhiping::app
