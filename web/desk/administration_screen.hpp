#pragma once

#include "web/desk/administration.hpp"
#include "web/desk/unread.hpp"
#include "web/ui/canvas.hpp"

#include <functional>
#include <variant>

namespace zhiping::desk {

struct AdministrationView {
    Administration& administration; // Read only.
    float share;                    // Of the list, in hundredths.
    std::function<float(std::string_view area)> scrolled;
    Date today;
};
struct ShowSection {
    Section section;
};
struct ShowChange { // That waits.
    std::int64_t id;
};
struct OpenListed {
    std::size_t row;
};
struct ScrollListed {
    float to; // The rows.
};
struct MoreListed {};
struct FindListed {};
struct AddListed {};
struct SaveOpened {};
struct ToggleRole {
    Role role;
};
struct AddAbsence {};
struct CancelAbsence {
    Date from;
};
struct MoveAllCases {};
struct AskFirst {
    AskedAct act;
    std::string subject;
    std::string name;
};
using AdministrationStep =
    std::variant<std::monostate, ShowSection, OpenListed, ScrollListed, MoreListed, FindListed, AddListed, SaveOpened,
                 ToggleRole, AddAbsence, CancelAbsence, MoveAllCases, AskFirst, ShowChange, ReadAgain>;
// In the column's width, from its y to the bottom of the window.
AdministrationStep draw_administration(ui::Canvas&, const AdministrationView&);

struct LeaveAsked {};
struct SendAsked {};
struct CloseShownOnce {};
using AdministrationSheetStep = std::variant<std::monostate, LeaveAsked, SendAsked, CloseShownOnce>;
// In a dialog. Precondition: has_sheet().
AdministrationSheetStep draw_administration_sheet(ui::Canvas&, Administration&);

// Whether `id` is a field of this screen, and takes what was written or chosen there.
bool take_administration_text(const ui::Canvas&, Administration&, std::uint32_t id, std::string_view text);

inline constexpr std::string_view administration_panes = "administration.panes";
inline constexpr std::string_view administration_area = "administration.opened"; // Scrolls by itself.

inline constexpr std::string_view administration_address = "/desk?tab=administration";
inline constexpr std::string_view people_search_field = "people.search";
inline constexpr std::string_view people_unit_field = "people.unit";
inline constexpr std::string_view units_search_field = "units.search";
std::string_view search_field_of(Section); // Empty: it has none.

// The sections.
AdministrationStep draw_people(ui::Canvas&, const AdministrationView&);
AdministrationStep draw_units(ui::Canvas&, const AdministrationView&);
AdministrationStep draw_changes(ui::Canvas&, const AdministrationView&);
AdministrationStep draw_templates(ui::Canvas&, const AdministrationView&);
AdministrationStep draw_notices(ui::Canvas&, const AdministrationView&);
AdministrationStep draw_rules(ui::Canvas&, const AdministrationView&);
AdministrationStep draw_codes(ui::Canvas&, const AdministrationView&);
AdministrationStep draw_issuers(ui::Canvas&, const AdministrationView&);

} // namespace zhiping::desk
