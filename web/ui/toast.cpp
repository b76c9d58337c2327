#include "web/ui/toast.hpp"

#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

constexpr float side = 16;
constexpr float above_edge = 24;
constexpr float margin = 16;
constexpr float most = 560; // Its width.

struct Layout {
    Place card;
    Place text;
    Place action;
};

// The action beside the words, on the right.
Layout lay_out(Canvas& canvas, const ToastContent& content, const TextStyle& text, const TextStyle& action) {
    const float height = button_height(canvas);
    const float action_width =
        content.action.empty() ? 0 : std::ceil(canvas.text_width(content.action, action)) + 2 * side;
    const float widest = std::min(most, canvas.window_width() - 2 * margin) - action_width;
    const float width = std::min(std::ceil(canvas.text_width(content.text, text)) + 1, widest - 2 * side);
    const float text_height = canvas.text_height(content.text, width, text);
    const float card_width = width + 2 * side + action_width;
    const float card_height = std::max(height, text_height) + 8;
    const Place card{std::round((canvas.window_width() - card_width) / 2),
                     canvas.window_height() - above_edge - card_height, card_width, card_height};
    return {card,
            {card.x + side, card.y + (card_height - text_height) / 2, width, text_height},
            {card.x + card_width - action_width, card.y + 4, action_width, card_height - 8}};
}

} // namespace

bool toast(Canvas& canvas, const ToastContent& content) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle text{sizes.body, colours.card};
    const TextStyle action{sizes.body, colours.card, true, line_height, true, true};
    auto& semantics = canvas.semantics();
    const auto outer = semantics.begin_at({0, 0});
    Node node{.id = canvas.id_of(content.name), .role = Role::Toast};
    bool is_pressed = false;
    if (content.text.empty()) {
        semantics.add(std::move(node));
    } else {
        const auto places = lay_out(canvas, content, text, action);
        node.place = places.card;
        const Inside card{canvas, std::move(node)};
        semantics.begin_at({places.card.x, places.card.y});
        canvas.lift();
        canvas.fill(places.card, colours.ink, sizes.radius);
        canvas.draw_text(content.text, places.text.x, places.text.y, places.text.width, text);
        say(canvas, {.id = canvas.id_of(joined(content.name, "text")), .role = Role::Paragraph}, content.text,
            places.text, text);
        if (!content.action.empty())
            is_pressed = text_button(canvas, joined(content.name, "action"), content.action, places.action, action);
        canvas.lower();
    }
    semantics.begin_at(outer);
    return is_pressed;
}

} // namespace zhiping::ui
