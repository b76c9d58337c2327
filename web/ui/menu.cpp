#include "web/ui/menu.hpp"

#include "web/ui/desk_parts.hpp"
#include "web/ui/icons.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>
#include <string>

namespace zhiping::ui {

namespace {

constexpr float side = 12;    // Of an item and of the button, on its left and right.
constexpr float padding = 4;  // Of the card.
constexpr float distance = 4; // From the button to the card, and from the card to the window's edge.
constexpr float group_gap = 9;
constexpr float chevron_width = 20;
constexpr float least_width = 144;

class MenuDrawing {
public:
    MenuDrawing(Canvas& canvas, const MenuContent& content, const Place& button)
        : m_canvas(canvas), m_content(content), m_button(button), m_card(place_card()) {}

    std::optional<std::size_t> draw() {
        Node node{.id = m_canvas.id_of(joined(m_content.name, "menu")), .role = Role::Menu, .place = m_card};
        node.target = m_canvas.id_of(m_content.name);
        node.attributes = {{"aria-label", std::string{m_content.label}}};
        // It lies where it is drawn, whatever scrolls around it.
        auto& semantics = m_canvas.semantics();
        const auto outer = semantics.begin_at({0, 0});
        m_canvas.lift();
        draw_lifted_card(m_canvas, m_card);
        {
            const Inside menu{m_canvas, std::move(node)};
            semantics.begin_at({m_card.x, m_card.y});
            draw_items();
        }
        m_canvas.lower();
        semantics.begin_at(outer);
        return m_pressed;
    }

private:
    float item_height() const { return button_height(m_canvas); }

    // Under the button, or above it where the window ends.
    Place place_card() const {
        const auto& sizes = m_canvas.theme().sizes;
        float width = least_width;
        float height = 2 * padding;
        for (const auto& item : m_content.items) {
            width = std::max(width, std::ceil(m_canvas.text_width(item.label, {sizes.body, 0})) + 2 * (side + padding));
            height += item_height() + (item.begins_group ? group_gap : 0);
        }
        const float lowest = m_canvas.window_height() - height - distance;
        const float above = m_button.y - distance - height;
        const float below = m_button.y + m_button.height + distance;
        const float right = m_canvas.window_width() - width - distance;
        return {std::max(distance, std::min(m_button.x, right)), below > lowest && above >= 0 ? above : below, width,
                height};
    }

    void draw_items() {
        float y = m_card.y + padding;
        for (std::size_t index = 0; index < m_content.items.size(); ++index) {
            const auto& item = m_content.items[index];
            if (item.begins_group) {
                m_canvas.line(m_card.x, y + group_gap / 2, m_card.width, m_canvas.theme().colours.line);
                y += group_gap;
            }
            const Place place{m_card.x + padding, y, m_card.width - 2 * padding, item_height()};
            if (draw_item(item, place)) m_pressed = index;
            y += place.height;
        }
    }

    bool draw_item(const MenuItem& item, const Place& place) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const auto ink = item.disabled ? colours.secondary : item.is_danger ? colours.danger : colours.ink;
        const TextStyle style{sizes.body, ink};
        const float line = std::round(style.size * style.line_height);
        const auto press = m_canvas.pressable(item.name, place);
        m_canvas.draw_text(item.label, place.x + side, place.y + (place.height - line) / 2, place.width - side, style);
        Node node{.id = press.id, .role = Role::MenuItem, .disabled = item.disabled};
        node.attributes = {{"data-look", item.begins_group ? "begins-group" : ""}};
        say(m_canvas, std::move(node), item.label, place, style);
        return press.pressed && !item.disabled;
    }

    Canvas& m_canvas;
    const MenuContent& m_content;
    Place m_button;
    Place m_card;
    std::optional<std::size_t> m_pressed;
};

bool draw_menu_button(Canvas& canvas, const MenuContent& content, const Place& place, bool is_open) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{sizes.body, colours.ink};
    const float line = std::round(style.size * style.line_height);
    const auto press = canvas.pressable(content.name, place);
    canvas.fill(place, is_open ? colours.background : colours.card, sizes.radius);
    canvas.outline(place, colours.line, sizes.radius, 1);
    canvas.draw_text(content.label, place.x + side, place.y + (place.height - line) / 2, place.width - side, style);
    draw_chevron(canvas, {place.x + place.width - chevron_width - 4, place.y, chevron_width, place.height},
                 Towards::Down, colours.secondary);
    Node node{.id = press.id, .role = Role::Button};
    const auto card = "n" + std::to_string(canvas.id_of(joined(content.name, "menu")));
    node.attributes = {{"aria-haspopup", "menu"},
                       {"aria-expanded", is_open ? "true" : "false"},
                       {"aria-controls", is_open ? card : ""},
                       {"data-look", "menu"}};
    say(canvas, std::move(node), content.label, place, style);
    return press.pressed;
}

} // namespace

float menu_width(Canvas& canvas, std::string_view label) {
    return std::ceil(canvas.text_width(label, {canvas.theme().sizes.body, 0})) + side + chevron_width + 4;
}

std::optional<std::size_t> menu(Canvas& canvas, const MenuContent& content, bool& is_open) {
    const Inside both{canvas, layout(canvas, joined(content.name, "both"), "menu")};
    const Place button{canvas.left(), canvas.y(), menu_width(canvas, content.label), button_height(canvas)};
    const bool was_open = is_open;
    if (draw_menu_button(canvas, content, button, was_open)) is_open = !was_open;
    canvas.space(button.height);
    if (!was_open) return std::nullopt;
    const auto pressed = MenuDrawing{canvas, content, button}.draw();
    if (pressed) is_open = false;
    return pressed;
}

} // namespace zhiping::ui
