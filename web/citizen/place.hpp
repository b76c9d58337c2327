#pragma once

#include "web/citizen/field_problem.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace zhiping::citizen {

enum class Screen { Instructions, Evaluation, Check, Receipt, Left };

// By which a screen is known in the browser's history.
std::string_view name_of(Screen);
std::optional<Screen> find_screen(std::string_view name);

// Where the person is: the screen that is shown, and what is said to be wrong on it. Each screen is a place in the
// browser's history, so that Back, Forward and a reload find it again.
class Place {
public:
    Screen screen() const { return m_screen; }
    std::span<const FieldProblem> problems() const { return m_problems; }

    // The page was loaded: this screen is shown where the person is, who goes on reading there.
    void begin(Screen);

    // Back leads to the screen before; from a receipt and from having left it leads out of the form.
    void go_to(Screen);

    // Back or Forward led to it.
    void return_to(Screen);

    // Back or Forward led to what cannot be shown: this screen stays.
    void stay();

    // The same, and it can be gone back from once more.
    void stay_ahead();

    // On top of the screen, where the focus goes to the element with this id.
    void show_problems(std::vector<FieldProblem>, std::uint32_t focus);
    void forget_problems() { m_problems.clear(); }
    void forget_problems_at(std::string_view field); // And at its parts.

private:
    void show(Screen);

    Screen m_screen = Screen::Instructions;
    std::vector<FieldProblem> m_problems;
};

} // namespace zhiping::citizen
