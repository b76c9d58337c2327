#include "native/app/find_visible_case.hpp"

#include "native/app/staff_actors.hpp"

namespace zhiping::app {

std::optional<VisibleCase> find_visible_case(store::Database& database, const ReceiptNumber& receipt,
                                             const StaffMember& member) {
    auto stored = cases::find_case(database, receipt);
    const bool is_there = stored.has_value();
    if (!is_there) stored = cases::find_newest_case(database); // In its place, for the time that it takes.
    if (!stored) return std::nullopt;
    auto shown = cases::show_to(database, *stored, actors_of(member));
    if (!is_there || !shown) return std::nullopt;
    return VisibleCase{*std::move(stored), *std::move(shown)};
}

} // namespace zhiping::app
