#pragma once

#include "web/desk/acting.hpp"
#include "web/desk/colleagues.hpp"
#include "web/ui/canvas.hpp"

#include <variant>

// One sheet for everything that is done with a case: it has a field for each that the action takes (takes()).
namespace zhiping::desk {

struct LeaveAction {};
struct SendAction {};
using ActionStep = std::variant<std::monostate, LeaveAction, SendAction>;

struct ActionView {
    const StaffCase& shown;
    const Colleagues& colleagues;
};
ActionStep draw_action_sheet(ui::Canvas&, Acting&, const ActionView&);

// Of an action that was refused, the field of the sheet that is wrong; empty: none.
std::string field_to_mend(const Acting&);

// Whether `id` is a field of it, and takes what was typed or chosen there.
bool take_action_text(const ui::Canvas&, Acting&, std::uint32_t id, std::string_view text);

// Those of staff to whom a case can be handed over, as their options are numbered, and as they are read.
std::vector<Officer> officers_of(const Colleagues&);
std::string spoken_colleague(const Colleague&, Language);

} // namespace zhiping::desk
