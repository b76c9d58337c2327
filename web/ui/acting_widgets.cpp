#include "web/ui/widgets.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

// As wide as the column, its label in the middle.
bool wide_button(Canvas& canvas, std::string_view name, std::string_view label, std::uint32_t colour) {
    const auto& sizes = canvas.theme().sizes;
    const TextStyle style{sizes.body, colour, false, line_height, true};
    const float height = std::max(sizes.hot_area, canvas.text_height(label, canvas.width(), style) + 16);
    const Place place{canvas.left(), canvas.y(), canvas.width(), height};
    canvas.space(height);
    return text_button(canvas, name, label, place, style);
}

} // namespace

std::optional<std::size_t> top_bar(Canvas& canvas, std::string_view publisher, std::string_view service,
                                   std::span<const BarAction> actions) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Inside header{canvas, {.id = canvas.id_of("header"), .role = Role::Header}};
    const TextStyle quiet{sizes.tiny, colours.secondary};
    const TextStyle loud{sizes.tiny, colours.accent};
    float actions_width = 0;
    for (const auto& action : actions)
        actions_width += std::max(canvas.text_width(action.label, loud) + 16, sizes.hot_area);

    // On a narrow phone or with large letters only the publisher has room.
    auto name = std::string{publisher} + " · " + std::string{service};
    const float room = canvas.width() - actions_width;
    if (canvas.text_width(name, quiet) > room) name = publisher;
    const float text_height = canvas.text_height(name, room, quiet);
    const float height = std::max({48.0f, sizes.hot_area, text_height + 8});
    const Place text_place{canvas.left(), canvas.y() + (height - text_height) / 2, room, text_height};
    canvas.draw_text(name, text_place.x, text_place.y, text_place.width, quiet);
    say(canvas, {.id = canvas.id_of("publisher"), .role = Role::Paragraph}, name, text_place, quiet);

    std::optional<std::size_t> pressed;
    float x = canvas.left() + canvas.width() - actions_width;
    for (std::size_t index = 0; index < actions.size(); ++index) {
        const auto& action = actions[index];
        const float text_width = canvas.text_width(action.label, loud);
        const float width = std::max(text_width + 16, sizes.hot_area);
        const Place place{x, canvas.y(), width, height};
        const auto press = canvas.pressable(action.name, place);
        if (press.pressed) pressed = index;
        canvas.draw_text(action.label, x + width - text_width, canvas.y() + (height - sizes.tiny * line_height) / 2,
                         text_width + 1, loud);
        say(canvas, {.id = press.id, .role = Role::Button, .language = std::string{action.language}}, action.label,
            place, loud);
        x += width;
    }
    canvas.space(height);
    return pressed;
}

bool plain_button(Canvas& canvas, std::string_view name, std::string_view label) {
    return wide_button(canvas, name, label, canvas.theme().colours.accent);
}

bool danger_button(Canvas& canvas, std::string_view name, std::string_view label) {
    return wide_button(canvas, name, label, canvas.theme().colours.danger);
}

bool primary_action(Canvas& canvas, std::string_view name, std::string_view label, bool disabled) {
    const auto& sizes = canvas.theme().sizes;
    canvas.space(24); // Between the last of the content and the bar.
    const Place place{canvas.left(), canvas.y() + 12, canvas.width(), sizes.action};
    const auto press = canvas.pressable(name, place);
    const Inside footer{canvas, {.id = canvas.id_of("footer"), .role = Role::Footer}};
    canvas.semantics().add({.id = press.id,
                            .role = Role::Button,
                            .label = std::string{label},
                            .disabled = disabled,
                            .primary = true,
                            .place = place});
    canvas.space(12 + sizes.action + 28);
    return press.pressed && !disabled;
}

void link(Canvas& canvas, std::string_view name, std::string_view label, std::string_view address) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{.size = sizes.body, .colour = colours.accent, .underlined = true};
    const float text_height = canvas.text_height(label, canvas.width(), style);
    const float height = std::max(sizes.hot_area, text_height);
    canvas.draw_text(label, canvas.left(), canvas.y() + (height - text_height) / 2, canvas.width(), style);
    say(canvas, {.id = canvas.id_of(name), .role = Role::Link, .address = std::string{address}}, label,
        {canvas.left(), canvas.y(), canvas.width(), height}, style);
    canvas.space(height);
}

void progress_bar(Canvas& canvas, std::string_view name, std::string_view label, float fraction,
                  std::string_view said) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const auto id = canvas.id_of(name);
    const auto said_id = canvas.id_of(joined(name, "said"));
    write(canvas, {.id = canvas.id_of(joined(name, "label")), .role = Role::Label, .target = id}, label,
          {sizes.body, colours.ink});
    canvas.space(4);
    const float done = std::clamp(fraction, 0.0f, 1.0f);
    const auto place = draw_bar(canvas, done);
    canvas.semantics().add(
        {.id = id, .role = Role::Progress, .described_by = {said_id}, .place = place, .fraction = done});
    canvas.space(4);
    write(canvas, {.id = said_id, .role = Role::Paragraph}, said, {sizes.small, colours.secondary});
}

} // namespace zhiping::ui
