#pragma once

#include "web/desk/unmasking.hpp"
#include "web/ui/canvas.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

// What is hidden of the person of a case.
namespace zhiping::desk {

// What can be asked for, with what that means. Returns which of it is.
struct PersonOffers {
    bool may_unmask;
    bool may_call;
};
std::optional<Disclosed> draw_person_offers(ui::Canvas&, const PersonOffers&);

struct ClosePerson {};
struct SendReason {};
using PersonStep = std::variant<std::monostate, ClosePerson, SendReason>;

// In a dialog, what is shown with the watermark over it. Whose session shows no code is told that one is needed.
// Precondition: the state is not None.
PersonStep draw_person_sheet(ui::Canvas&, Unmasking&, bool shows_code, std::string_view watermark);

// Whether `id` is a field of it, and takes what was typed there.
bool take_person_text(const ui::Canvas&, Unmasking&, std::uint32_t id, std::string_view text);

} // namespace zhiping::desk
