#include "web/ui/desk_parts.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>
#include <vector>

namespace zhiping::ui {

namespace {

constexpr float button_side = 12; // From its edge to its label.
constexpr float badge_side = 8;
constexpr float least_term = 72;
constexpr float term_share = 0.4f; // Of the width, at most.

struct ButtonLook {
    std::string_view name; // For desk.css.
    std::uint32_t ink;
    std::uint32_t ground;
    std::uint32_t edge;
    bool bold;
};

ButtonLook look_of(const RowButton& button, const Colours& colours) {
    if (button.disabled) return {"plain", colours.secondary, colours.background, colours.line, false};
    switch (button.kind) {
    case ButtonKind::Primary: return {"primary", colours.on_accent, colours.accent, colours.accent, true};
    case ButtonKind::Danger: return {"danger", colours.danger, colours.card, colours.control_line, false};
    case ButtonKind::Quiet: return {"quiet", colours.secondary, colours.card, colours.line, false};
    case ButtonKind::Plain: break;
    }
    return {"plain", colours.ink, colours.card, colours.control_line, false};
}

struct BadgeLook {
    std::string_view name;
    std::uint32_t ink;
    std::uint32_t ground;
};

BadgeLook look_of(BadgeKind kind, const Colours& colours) {
    if (kind == BadgeKind::Accent) return {"badge-accent", colours.accent, colours.accent_soft};
    if (kind == BadgeKind::Danger) return {"badge-danger", colours.danger, colours.danger_soft};
    return {"badge", colours.ink, colours.line};
}

// A line of buttons, as many as have room.
std::size_t end_of_line(Canvas& canvas, std::span<const RowButton> buttons, std::size_t first, float gap) {
    float used = button_width(canvas, buttons[first].label);
    auto end = first + 1;
    for (; end < buttons.size(); ++end) {
        used += gap + button_width(canvas, buttons[end].label);
        if (used > canvas.width()) break;
    }
    return end;
}

float width_of(Canvas& canvas, std::span<const RowButton> line, float gap) {
    float width = gap * static_cast<float>(line.size() - 1);
    for (const auto& button : line) width += button_width(canvas, button.label);
    return width;
}

void write_heading(Canvas& canvas, std::string_view name, std::string_view text, float size, int level) {
    write(canvas, {.id = canvas.id_of(name), .role = Role::Heading, .level = level}, text,
          {size, canvas.theme().colours.ink, true, heading_line_height});
}

float draw_pair(Canvas& canvas, const KeyValue& pair, float term_width) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Inside row{canvas, {.id = canvas.id_of(joined(pair.name, "row")), .role = Role::SummaryRow}};
    const TextStyle term_style{sizes.body, colours.secondary};
    const TextStyle value_style{sizes.body, colour_of(pair.tone, colours)};
    const float value_x = canvas.left() + term_width + sizes.gap;
    const float value_width = canvas.width() - term_width - sizes.gap;
    const float term_height = canvas.draw_text(pair.label, canvas.left(), canvas.y(), term_width, term_style);
    say(canvas, {.id = canvas.id_of(joined(pair.name, "label")), .role = Role::Term}, pair.label,
        {canvas.left(), canvas.y(), term_width, term_height}, term_style);
    const float value_height = canvas.draw_text(pair.value, value_x, canvas.y(), value_width, value_style);
    say(canvas, {.id = canvas.id_of(joined(pair.name, "value")), .role = Role::Value}, pair.value,
        {value_x, canvas.y(), value_width, value_height}, value_style);
    return std::max(term_height, value_height);
}

float draw_event(Canvas& canvas, const Event& event, float title_width) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Inside item{canvas, {.id = canvas.id_of(event.name), .role = Role::ListItem}};
    const TextStyle title_style{sizes.small, colours.ink};
    const TextStyle detail_style{sizes.small, colours.secondary};
    const float x = canvas.left() + title_width + sizes.gap;
    const float width = canvas.width() - title_width - sizes.gap;
    const float title_height = canvas.draw_text(event.title, canvas.left(), canvas.y(), title_width, title_style);
    say(canvas, {.id = canvas.id_of(joined(event.name, "title")), .role = Role::Paragraph}, event.title,
        {canvas.left(), canvas.y(), title_width, title_height}, title_style);
    const float detail_height = canvas.draw_text(event.detail, x, canvas.y(), width, detail_style);
    say(canvas, {.id = canvas.id_of(joined(event.name, "detail")), .role = Role::Paragraph}, event.detail,
        {x, canvas.y(), width, detail_height}, detail_style);
    return std::max(title_height, detail_height);
}

} // namespace

Node layout(const Canvas& canvas, std::string_view name, std::string_view look) {
    Node node{.id = canvas.id_of(name), .role = Role::Layout};
    node.attributes = {{"data-look", std::string{look}}};
    return node;
}

void screen_heading(Canvas& canvas, std::string_view name, std::string_view text) {
    write_heading(canvas, name, text, canvas.theme().sizes.title, 1);
}

void section_heading(Canvas& canvas, std::string_view name, std::string_view text) {
    canvas.space(4 * canvas.theme().sizes.space);
    write_heading(canvas, name, text, canvas.theme().sizes.heading, 2);
    canvas.space(canvas.theme().sizes.gap);
}

void row_heading(Canvas& canvas, std::string_view name, std::string_view text) {
    write_heading(canvas, name, text, canvas.theme().sizes.heading, 2);
}

float button_width(Canvas& canvas, std::string_view label) {
    const float text = canvas.text_width(label, {canvas.theme().sizes.body, 0, true}); // No kind is wider.
    return std::ceil(text) + 2 * button_side;
}

float button_height(const Canvas& canvas) {
    const auto& sizes = canvas.theme().sizes;
    return std::max(sizes.hot_area, std::round(sizes.body * line_height) + 8);
}

float link_width(Canvas& canvas, std::string_view label) {
    return std::ceil(canvas.text_width(label, {canvas.theme().sizes.body, 0})) + 1;
}

void draw_link_away(Canvas& canvas, std::string_view name, std::string_view label, std::string_view address, float x,
                    float y) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{.size = sizes.body, .colour = colours.accent, .underlined = true};
    const Place place{x, y, link_width(canvas, label), button_height(canvas)};
    const float text = canvas.text_height(label, place.width, style);
    canvas.draw_text(label, x, y + (place.height - text) / 2, place.width, style);
    Node node{.id = canvas.id_of(name), .role = Role::Link, .address = std::string{address}};
    node.attributes = {{"target", "_blank"}};
    say(canvas, std::move(node), label, place, style);
}

bool draw_button(Canvas& canvas, const RowButton& button, const Place& place) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const auto look = look_of(button, colours);
    const TextStyle style{sizes.body, look.ink, look.bold, line_height, true};
    const auto press = canvas.pressable(button.name, place);
    canvas.fill(place, look.ground, sizes.radius);
    canvas.outline(place, look.edge, sizes.radius, 1);
    const float height = canvas.text_height(button.label, place.width, style);
    canvas.draw_text(button.label, place.x, place.y + (place.height - height) / 2, place.width, style);
    Node node{.id = press.id, .role = Role::Button, .description = std::string{button.description}};
    node.disabled = button.disabled;
    node.attributes = {{"data-look", std::string{look.name}}};
    say(canvas, std::move(node), button.label, place, style);
    return press.pressed && !button.disabled;
}

std::optional<std::size_t> button_row(Canvas& canvas, std::string_view name, std::span<const RowButton> buttons,
                                      Side side) {
    const float gap = canvas.theme().sizes.space;
    const float height = button_height(canvas);
    const Inside row{canvas, layout(canvas, name, side == Side::Left ? "row" : "row-end")};
    std::optional<std::size_t> pressed;
    for (std::size_t first = 0; first < buttons.size();) {
        const auto end = end_of_line(canvas, buttons, first, gap);
        const float whole = width_of(canvas, buttons.subspan(first, end - first), gap);
        float x = canvas.left() + (side == Side::Left ? 0 : std::max(0.0f, canvas.width() - whole));
        if (first > 0) canvas.space(gap);
        for (; first < end; ++first) {
            const float width = std::min(button_width(canvas, buttons[first].label), canvas.width());
            if (draw_button(canvas, buttons[first], {x, canvas.y(), width, height})) pressed = first;
            x += width + gap;
        }
        canvas.space(height);
    }
    return pressed;
}

float draw_badge(Canvas& canvas, const Badge& badge, float x, float y) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const auto look = look_of(badge.kind, colours);
    const TextStyle style{sizes.tiny, look.ink, false, line_height, true};
    const float line = std::round(style.size * style.line_height);
    const Place place{x, y, std::ceil(canvas.text_width(badge.text, style)) + 2 * badge_side,
                      std::max(badge_height, line + 2)};
    canvas.fill(place, look.ground, place.height / 2);
    canvas.draw_text(badge.text, place.x, place.y + (place.height - line) / 2, place.width, style);
    Node node{.id = canvas.id_of(badge.name), .role = Role::Paragraph};
    node.attributes = {{"data-look", std::string{look.name}}};
    say(canvas, std::move(node), badge.text, place, style);
    return place.width;
}

void badge_row(Canvas& canvas, std::string_view name, std::span<const Badge> badges) {
    const auto& sizes = canvas.theme().sizes;
    const Inside row{canvas, layout(canvas, name, "row")};
    const float height = std::max(badge_height, std::round(sizes.tiny * line_height) + 2);
    const float end = canvas.left() + canvas.width();
    float x = canvas.left();
    for (const auto& badge : badges) {
        const float width = canvas.text_width(badge.text, {sizes.tiny, 0}) + 2 * badge_side;
        if (x > canvas.left() && x + width > end) {
            canvas.space(height + sizes.space);
            x = canvas.left();
        }
        x += draw_badge(canvas, badge, x, canvas.y()) + sizes.space;
    }
    canvas.space(height);
}

void key_values(Canvas& canvas, std::string_view name, std::span<const KeyValue> pairs) {
    const auto& sizes = canvas.theme().sizes;
    const Inside list{canvas, {.id = canvas.id_of(name), .role = Role::Summary, .columns = 2}};
    float widest = least_term;
    for (const auto& pair : pairs) widest = std::max(widest, canvas.text_width(pair.label, {sizes.body, 0}) + 1);
    const float term_width = std::ceil(std::min(widest, canvas.width() * term_share));
    for (const auto& pair : pairs) {
        if (&pair != pairs.data()) canvas.space(sizes.space);
        canvas.space(draw_pair(canvas, pair, term_width));
    }
}

void events(Canvas& canvas, std::string_view name, std::span<const Event> all) {
    const auto& sizes = canvas.theme().sizes;
    Node node{.id = canvas.id_of(name), .role = Role::OrderedList};
    node.attributes = {{"data-look", "events"}};
    const Inside list{canvas, std::move(node)};
    float widest = least_term;
    for (const auto& event : all) widest = std::max(widest, canvas.text_width(event.title, {sizes.small, 0}) + 1);
    const float title_width = std::ceil(std::min(widest, canvas.width() * term_share));
    for (const auto& event : all) {
        if (&event != all.data()) canvas.space(sizes.space);
        canvas.space(draw_event(canvas, event, title_width));
    }
}

void desk_notice(Canvas& canvas, std::string_view name, NoticeKind kind, std::string_view heading,
                 std::string_view text) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const bool is_problem = kind == NoticeKind::Problem;
    Node node{.id = canvas.id_of(joined(name, "note")), .role = Role::Note};
    node.attributes = {{"data-look", is_problem ? "problem" : "note"}};
    const Inside note{canvas, std::move(node)};
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    canvas.indent(sizes.gap);
    canvas.space(sizes.space);
    if (!heading.empty())
        write(canvas, {.id = canvas.id_of(joined(name, "heading")), .role = Role::Heading, .level = 2}, heading,
              {sizes.body, colours.ink, true});
    write(canvas, {.id = canvas.id_of(name), .role = Role::Paragraph}, text, {sizes.body, colours.ink});
    canvas.space(sizes.space);
    canvas.indent(-sizes.gap);
    draw_marked_box(canvas, {top.x, top.y, top.width, canvas.y() - top.y},
                    is_problem ? colours.danger_soft : colours.accent_soft,
                    is_problem ? colours.danger : colours.accent);
}

void draw_lifted_card(Canvas& canvas, const Place& place) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    constexpr std::uint32_t shade = 0x02000000;
    for (float spread = 1; spread <= 12; ++spread)
        canvas.fill({place.x - spread, place.y - spread + 4, place.width + 2 * spread, place.height + 2 * spread},
                    shade, sizes.radius + spread);
    canvas.fill(place, colours.card, sizes.radius);
    canvas.outline(place, colours.line, sizes.radius, 1);
}

} // namespace zhiping::ui
