#include "native/app/may_help.hpp"

#include "native/app/staff_actors.hpp"
#include "native/store/codes.hpp"

#include <algorithm>
#include <set>

namespace zhiping::app {

namespace {

// Of the code, and of each event: the unit that had the case then.
std::set<std::string, std::less<>> concerned_units(std::string_view code_unit_id, std::span<const CaseEvent> events) {
    std::set<std::string, std::less<>> ids{std::string{code_unit_id}};
    for (const auto& event : events) ids.insert(event.unit_id);
    return ids;
}

} // namespace

bool is_at_counter(const StaffMember& member) { return may(member, Right::Help, Relation::Elsewhere); }

bool may_help(store::Database& database, const StaffMember& member, std::string_view code,
              std::string_view code_unit_id, std::span<const CaseEvent> events) {
    const auto is_open_to_them = [&](const std::string& unit_id) {
        const auto units = cases::units_above(database, {member.unit_id, unit_id});
        return may(member, Right::Help, relation_of(member.unit_id, unit_id, units));
    };
    const auto may_be_them = [&](const Officer& each) {
        return may_be_same(each, member.officer, member.unit_id == code_unit_id);
    };
    return std::ranges::all_of(concerned_units(code_unit_id, events), is_open_to_them) &&
           std::ranges::none_of(store::list_code_officers(database, code), may_be_them);
}

} // namespace zhiping::app
