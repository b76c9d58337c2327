#include "native/app/administer_units.hpp"

#include "native/app/keep_act.hpp"
#include "native/app/unit_rules.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

using Refusal = std::optional<AdminRefusal>;

Error not_theirs(const char* field) { return {ErrorCode::NotFound, Text::UnitUnknown, field}; }

// Whether it is the other one, or above it.
bool is_over(store::Database& database, const std::string& id, std::optional<std::string> other) {
    while (other) {
        if (*other == id) return true;
        const auto unit = store::find_unit(database, *other);
        other = unit ? unit->parent_id : std::nullopt;
    }
    return false;
}

// Nobody overwrites what they have not seen.
Refusal problem_with_seen(const std::optional<Unit>& stored, const std::optional<Unit>& seen) {
    if (stored && !seen) return AdminRefusal{{ErrorCode::Conflict, Text::UnitTaken, "unit"}};
    if (stored != seen) return AdminRefusal{{ErrorCode::Conflict, Text::AdminChanged, "seen"}};
    return std::nullopt;
}

// The one at the top of theirs stays where it is.
Refusal problem_with_place(store::Database& database, const StaffMember& member, const Unit& unit,
                           const std::optional<Unit>& stored) {
    if (stored && stored->parent_id == unit.parent_id) return std::nullopt;
    if (is_over(database, unit.id, unit.parent_id)) return invalid("parent", Text::UnitUnderItself);
    if (stored && unit.id == member.unit_id) return not_theirs("parent");
    if (!unit.parent_id || !administers(database, member, *unit.parent_id)) return not_theirs("parent");
    return std::nullopt;
}

// "420100 → 420200; 蔡甸大队 → 蔡甸区大队"
std::string words_of(const Unit& unit, const std::optional<Unit>& stored) {
    std::string words;
    const auto add = [&](const std::string& was, const std::string& is) {
        if (was != is) words += (words.empty() ? "" : "; ") + was + (was.empty() ? "" : " → ") + is;
    };
    add(stored ? stored->parent_id.value_or("") : "", unit.parent_id.value_or(""));
    add(stored ? stored->name.chinese : "", unit.name.chinese);
    add(stored ? stored->name.english : "", unit.name.english);
    const auto body = [](const std::optional<ReconsiderationBody>& of) { return of ? of->chinese : std::string{}; };
    add(stored ? body(stored->reconsideration) : "", body(unit.reconsideration));
    return words;
}

} // namespace

Result<std::vector<UnitLine>> list_unit_lines(store::Store& store, const StaffMember& member) {
    const auto reach = administered_by(member);
    if (reach.is_none()) return Error{ErrorCode::Forbidden, Text::AdminNotYours};
    return store.read(
        [&](store::Database& database) { return store::list_unit_lines(database, reach, max_units_under_one); });
}

AdminResult<Ok> put_unit(const AdminMeans& means, const StaffMember& member, const Unit& unit,
                         const std::optional<Unit>& seen) {
    return means.store.write([&](store::Database& database) -> AdminResult<Ok> {
        const auto still = still_administers(database, member, means.now);
        if (!still) return AdminRefusal{still.error()};
        const auto stored = store::find_unit(database, unit.id);
        if (stored && !administers(database, *still, unit.id)) return AdminRefusal{not_theirs("unit")};
        if (auto problem = problem_with_seen(stored, seen)) return *std::move(problem);
        if (auto problem = problem_with_place(database, *still, unit, stored)) return *std::move(problem);
        UnitRules rules{database};
        if (auto problem = rules.take(unit)) return AdminRefusal{problem->error, problem->detail};
        const auto kept = with_stored_body(database, unit);
        if (stored && kept == *stored) return Ok{};
        store::insert_unit(database, kept);
        keep_act(database, means.random,
                 {.staff_id = member.id,
                  .at = means.now,
                  .what = stored ? StaffAct::ChangeUnit : StaffAct::AddUnit,
                  .unit_id = unit.id,
                  .subject = unit.id,
                  .facts = words_of(kept, stored)});
        return Ok{};
    });
}

} // namespace zhiping::app
