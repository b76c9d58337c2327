#include "web/ui/tabs.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>
#include <string>

namespace zhiping::ui {

namespace {

constexpr float side = 10; // Of a tab, on its left and right.
constexpr float count_side = 6;
constexpr float mark = 2; // Under the chosen one.

std::string panel_of(const Tab& tab) { return joined(tab.name, "panel"); }
std::string element_of(std::uint32_t id) { return "n" + std::to_string(id); }
std::string words_of(std::optional<std::size_t> count) { return count ? std::to_string(*count) : std::string{}; }

class TabDrawing {
public:
    TabDrawing(Canvas& canvas, const Tab& tab, bool is_chosen)
        : m_canvas(canvas), m_tab(tab), m_is_chosen(is_chosen), m_count(words_of(tab.count)) {
        const auto& sizes = canvas.theme().sizes;
        // As wide as when it is chosen, so that nothing moves then.
        m_label_width = std::ceil(canvas.text_width(tab.label, {sizes.body, 0, true})) + 1;
        m_count_width = m_count.empty() ? 0 : std::ceil(canvas.text_width(m_count, {sizes.tiny, 0})) + 2 * count_side;
    }

    float width() const {
        const float gap = m_count.empty() ? 0 : m_canvas.theme().sizes.space;
        return 2 * side + m_label_width + gap + m_count_width;
    }

    bool draw(const Place& place) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const auto press = m_canvas.pressable(m_tab.name, place);
        const TextStyle style{sizes.body, m_is_chosen ? colours.ink : colours.secondary, m_is_chosen};
        const float line = std::round(style.size * style.line_height);
        m_canvas.draw_text(m_tab.label, place.x + side, place.y + (place.height - line) / 2, m_label_width + 1, style);
        if (!m_count.empty()) draw_count(place);
        if (m_is_chosen) m_canvas.fill({place.x, place.y + place.height - mark, place.width, mark}, colours.accent, 0);
        Node node{.id = press.id, .role = Role::Tab, .description = m_count};
        node.attributes = {{"aria-selected", m_is_chosen ? "true" : "false"},
                           {"aria-controls", m_is_chosen ? element_of(m_canvas.id_of(panel_of(m_tab))) : ""}};
        say(m_canvas, std::move(node), m_tab.label, place, style);
        return press.pressed;
    }

private:
    void draw_count(const Place& place) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const TextStyle style{sizes.tiny, m_is_chosen ? colours.accent : colours.secondary, false, line_height, true};
        const float line = std::round(style.size * style.line_height);
        const Place ground{place.x + place.width - side - m_count_width, place.y + (place.height - line) / 2,
                           m_count_width, line};
        m_canvas.fill(ground, m_is_chosen ? colours.accent_soft : colours.background, line / 2);
        m_canvas.draw_text(m_count, ground.x, ground.y, ground.width, style);
    }

    Canvas& m_canvas;
    const Tab& m_tab;
    bool m_is_chosen;
    std::string m_count;
    float m_label_width;
    float m_count_width;
};

} // namespace

std::optional<std::size_t> tabs(Canvas& canvas, std::string_view name, std::string_view label,
                                std::span<const Tab> tabs, std::size_t chosen) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    Node node{.id = canvas.id_of(name), .role = Role::TabList};
    node.attributes = {{"aria-label", std::string{label}}};
    const Inside list{canvas, std::move(node)};
    const float end = canvas.left() + canvas.width();
    std::optional<std::size_t> pressed;
    float x = canvas.left();
    for (std::size_t index = 0; index < tabs.size(); ++index) {
        TabDrawing tab{canvas, tabs[index], index == chosen};
        if (x > canvas.left() && x + tab.width() > end) {
            canvas.space(sizes.row);
            x = canvas.left();
        }
        if (tab.draw({x, canvas.y(), tab.width(), sizes.row})) pressed = index;
        x += tab.width();
    }
    canvas.space(sizes.row);
    canvas.line(canvas.left(), canvas.y() - 1, canvas.width(), colours.line);
    return pressed;
}

TabPanel::TabPanel(Canvas& canvas, const Tab& chosen)
    : m_inside(canvas, {.id = canvas.id_of(panel_of(chosen)),
                        .role = Role::TabPanel,
                        .attributes = {{"aria-labelledby", element_of(canvas.id_of(chosen.name))}}}) {}

} // namespace zhiping::ui
