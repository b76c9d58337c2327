#pragma once

#include "web/desk/colleagues.hpp"
#include "web/desk/handing_over.hpp"
#include "web/desk/saved_filters.hpp"
#include "web/ui/canvas.hpp"

#include <variant>

// Sheets over the list of cases.
namespace zhiping::desk {

// Handing over what is chosen ------------------------------------------------------------------

struct LeaveHandingOver {};
struct HandOverChosen {};
using HandingOverStep = std::variant<std::monostate, LeaveHandingOver, HandOverChosen>;
HandingOverStep draw_handing_over(ui::Canvas&, const HandingOver&, const Colleagues&);
bool take_handing_over_text(const ui::Canvas&, HandingOver&, std::uint32_t id, std::string_view text);

// Saved filters -------------------------------------------------------------------------------

struct LeaveFilters {};
struct SaveFilter {};
struct UseFilter {
    std::size_t place;
};
struct RemoveFilter {
    std::size_t place;
};
using FiltersStep = std::variant<std::monostate, LeaveFilters, SaveFilter, UseFilter, RemoveFilter>;
FiltersStep draw_saved_filters(ui::Canvas&, const SavedFilters&, std::string_view name); // `name` as it is typed.
inline constexpr std::string_view filter_name_field = "filters.name";

} // namespace zhiping::desk
