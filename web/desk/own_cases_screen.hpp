#pragma once

#include "web/desk/own_cases.hpp"
#include "web/ui/canvas.hpp"

#include <functional>
#include <variant>

namespace zhiping::desk {

struct OwnCasesView {
    const OwnCases& cases;
    std::function<float(std::string_view area)> scrolled;
};
struct SendOwnWords {
    OwnField field;
};
struct MoreOwnCases {};
using OwnCasesStep = std::variant<std::monostate, SendOwnWords, MoreOwnCases>;
// In the column's width, from its y to the bottom of the window.
OwnCasesStep draw_own_cases(ui::Canvas&, const OwnCasesView&);

// Whether `id` is a field of this screen, and takes what was written there.
bool take_own_text(const ui::Canvas&, OwnCases&, std::uint32_t id, std::string_view text);

inline constexpr std::string_view own_area = "own.cases"; // Scrolls by itself.

} // namespace zhiping::desk
