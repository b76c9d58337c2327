#include "web/citizen/place.hpp"

#include "web/platform/history.hpp"
#include "web/platform/screen.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zhiping::citizen {

namespace {

constexpr std::array<std::string_view, 5> names{"instructions", "evaluation", "check", "receipt", "left"};

// What was submitted or left is not gone back to.
bool is_end(Screen screen) { return screen == Screen::Receipt || screen == Screen::Left; }

} // namespace

std::string_view name_of(Screen screen) { return names[static_cast<std::size_t>(screen)]; }

std::optional<Screen> find_screen(std::string_view name) {
    const auto known = std::find(names.begin(), names.end(), name);
    if (known == names.end()) return std::nullopt;
    return static_cast<Screen>(known - names.begin());
}

void Place::begin(Screen screen) {
    m_screen = screen;
    stay();
}

void Place::go_to(Screen screen) {
    if (is_end(screen))
        platform::replace_place(name_of(screen));
    else if (screen != m_screen)
        platform::push_place(name_of(screen));
    show(screen);
}

void Place::return_to(Screen screen) { show(screen); }

void Place::stay() { platform::replace_place(name_of(m_screen)); }

void Place::stay_ahead() { platform::push_place(name_of(m_screen)); }

void Place::show(Screen screen) {
    m_screen = screen;
    m_problems.clear();
    platform::scroll_to_top();
    platform::focus_title();
}

void Place::show_problems(std::vector<FieldProblem> problems, std::uint32_t focus) {
    m_problems = std::move(problems);
    platform::scroll_to_top();
    platform::move_focus(focus);
}

void Place::forget_problems_at(std::string_view field) {
    std::erase_if(m_problems, [&](const FieldProblem& problem) { return problem.field.starts_with(field); });
}

} // namespace zhiping::citizen
