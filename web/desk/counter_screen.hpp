#pragma once

#include "web/desk/counter.hpp"
#include "web/ui/canvas.hpp"

#include <functional>
#include <variant>

namespace zhiping::desk {

struct CounterView {
    const Counter& counter;
    std::function<float(std::string_view area)> scrolled;
};
struct ReadOut {};
struct LookUpCode {};
struct AgreeForPerson {};
struct ChooseSatisfaction {
    Satisfaction satisfaction;
};
struct ToggleSituation {
    Situation situation;
};
struct SubmitForPerson {};
struct NextPerson {};
using CounterStep = std::variant<std::monostate, ReadOut, LookUpCode, AgreeForPerson, ChooseSatisfaction,
                                 ToggleSituation, SubmitForPerson, NextPerson>;
// In the column's width, from its y to the bottom of the window.
CounterStep draw_counter(ui::Canvas&, const CounterView&);

// Whether `id` is a field of this screen, and takes what was written there.
bool take_counter_text(const ui::Canvas&, Counter&, std::uint32_t id, std::string_view text);

inline constexpr std::string_view counter_area = "counter.person"; // Scrolls by itself.

// What is read out to a citizen: counter_reading.cpp.
void draw_reading(ui::Canvas&, const CounterReading&);

} // namespace zhiping::desk
