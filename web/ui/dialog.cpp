#include "web/ui/dialog.hpp"

#include "web/ui/icons.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

constexpr float padding = 20;
constexpr float wide = 600;       // Above it, the page's own is wider too.
constexpr float margin = 16;      // From the window's edge, at least.
constexpr float top_share = 0.1f; // Of the window, above it.
constexpr std::uint32_t scrim = 0x80000000;

Place place_in(const Canvas& canvas, float wanted) {
    const float width = std::min(wanted, canvas.window_width() - 2 * margin);
    return {std::round((canvas.window_width() - width) / 2),
            std::max(margin, std::round(canvas.window_height() * top_share)), width, 0};
}

} // namespace

Dialog::Dialog(Canvas& canvas, const DialogContent& content)
    : m_canvas(canvas), m_content(content), m_card(place_in(canvas, content.width)), m_left(canvas.left()),
      m_width(canvas.width()), m_y(canvas.y()), m_outer(canvas.semantics().begin_at({0, 0})) {
    canvas.lift();
    canvas.fill({0, 0, canvas.window_width(), std::max(canvas.window_height(), canvas.y())}, scrim, 0, true);
    canvas.lift(); // What is in it, over the card, which is drawn when its height is known.
    const auto close_name = joined(content.name, "close");
    m_inside.emplace(canvas, Node{.id = canvas.id_of(content.name),
                                  .role = Role::Dialog,
                                  .target = canvas.id_of(close_name),
                                  .attributes = {{"aria-label", std::string{content.title}},
                                                 {"data-look", content.width > wide ? "wide" : ""}}});
    canvas.take_column(m_card.x + padding, m_card.width - 2 * padding);
    canvas.continue_at(m_card.y + padding);
    draw_head(close_name);
}

Dialog::~Dialog() {
    m_card.height = m_canvas.y() + padding - m_card.y;
    m_inside.reset();
    m_canvas.lower();
    draw_lifted_card(m_canvas, m_card);
    m_canvas.lower();
    m_canvas.semantics().begin_at(m_outer);
    m_canvas.take_column(m_left, m_width);
    m_canvas.continue_at(m_y);
}

void Dialog::draw_head(std::string_view close_name) {
    const auto& [colours, sizes, dark, elder] = m_canvas.theme();
    const float height = button_height(m_canvas);
    const TextStyle style{sizes.heading, colours.ink, true, heading_line_height};
    const float width = m_canvas.width() - height;
    const float text = m_canvas.text_height(m_content.title, width, style);
    const Place place{m_canvas.left(), m_canvas.y() + std::max(0.0f, (height - text) / 2), width, text};
    m_canvas.draw_text(m_content.title, place.x, place.y, place.width, style);
    say(m_canvas, {.id = m_canvas.id_of(joined(m_content.name, "title")), .role = Role::Heading, .level = 2},
        m_content.title, place, style);
    if (!m_content.close.empty()) draw_cross_button(close_name, height);
    m_canvas.space(std::max(height, text) + sizes.gap);
}

void Dialog::draw_cross_button(std::string_view close_name, float height) {
    const Place cross{m_card.x + m_card.width - padding - height + 8, m_canvas.y(), height, height};
    const auto press = m_canvas.pressable(close_name, cross);
    m_is_left = press.pressed;
    draw_cross(m_canvas, cross, m_canvas.theme().colours.secondary);
    Node node{.id = press.id, .role = Role::Button, .label = std::string{m_content.close}, .place = cross};
    node.attributes = {{"data-look", "cross"}};
    m_canvas.semantics().add(std::move(node));
}

float Dialog::room() const {
    const float below = m_canvas.theme().sizes.gap + button_height(m_canvas) + padding + margin;
    return std::max(0.0f, m_canvas.window_height() - below - m_canvas.y());
}

std::optional<std::size_t> Dialog::actions(std::span<const RowButton> buttons) {
    m_canvas.space(padding);
    return button_row(m_canvas, joined(m_content.name, "actions"), buttons, Side::Right);
}

} // namespace zhiping::ui
