#include "web/ui/media.hpp"

#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace zhiping::ui {

namespace {

std::string hundredths(float number) { return std::to_string(std::lround(number * 100)); }

void draw_ground(Canvas& canvas, const Place& box) {
    canvas.fill(box, canvas.theme().colours.card, 0);
    canvas.outline(box, canvas.theme().colours.line, 0, 1);
}

// In the middle of the box.
void say_failed(Canvas& canvas, std::string_view name, std::string_view words, const Place& box) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{sizes.body, colours.secondary, false, line_height, true};
    const float height = canvas.text_height(words, box.width, style);
    const Place place{box.x, box.y + (box.height - height) / 2, box.width, height};
    canvas.draw_text(words, place.x, place.y, place.width, style);
    say(canvas, {.id = canvas.id_of(joined(name, "failed")), .role = Role::Paragraph}, words, place, style);
}

class PictureDrawing {
public:
    PictureDrawing(Canvas& canvas, const PictureContent& content, PictureSight& sight, const Place& place)
        : m_canvas(canvas), m_content(content), m_sight(sight), m_place(place) {}

    std::optional<PictureMove> draw() {
        const float buttons = button_height(m_canvas);
        const Place box{m_place.x, m_place.y, m_place.width,
                        std::max(0.0f, m_place.height - buttons - m_canvas.theme().sizes.space)};
        draw_ground(m_canvas, box);
        if (m_content.failed)
            say_failed(m_canvas, m_content.name, m_content.words.failed, box);
        else
            m_canvas.semantics().add(picture(box));
        draw_buttons(m_place.y + m_place.height - buttons, buttons);
        return m_move;
    }

private:
    Node picture(const Place& box) const {
        Node node{.id = m_canvas.id_of(m_content.name), .role = Role::Image, .label = std::string{m_content.label}};
        node.address = m_content.address;
        node.place = box;
        node.attributes = {{"data-zoom", hundredths(zoom_steps[m_sight.step])},
                           {"data-turn", std::to_string(m_sight.turn)},
                           {"data-watermark", std::string{m_content.watermark}}};
        return node;
    }

    // Of the picture on the left, to others on the right.
    void draw_buttons(float y, float height) {
        const auto& words = m_content.words;
        const bool is_shown = !m_content.failed;
        const Inside row{m_canvas, layout(m_canvas, joined(m_content.name, "buttons"), "row")};
        m_y = y;
        m_height = height;
        m_x = m_place.x;
        if (press("smaller", words.zoom_out, is_shown && m_sight.step > 0)) --m_sight.step;
        if (press("larger", words.zoom_in, is_shown && m_sight.step + 1 < std::size(zoom_steps))) ++m_sight.step;
        if (press("turn", words.turn, is_shown)) m_sight.turn = (m_sight.turn + 90) % 360;
        if (!m_content.has_previous && !m_content.has_next) return;
        const float gap = m_canvas.theme().sizes.space;
        const float others = button_width(m_canvas, words.previous) + gap + button_width(m_canvas, words.next);
        const float x = std::max(m_x, m_place.x + m_place.width - others);
        write_place(x);
        m_x = x;
        if (press("previous", words.previous, m_content.has_previous)) m_move = PictureMove::Previous;
        if (press("next", words.next, m_content.has_next)) m_move = PictureMove::Next;
    }

    bool press(std::string_view part, std::string_view label, bool is_possible) {
        const auto name = joined(m_content.name, part);
        const Place place{m_x, m_y, button_width(m_canvas, label), m_height};
        m_x += place.width + m_canvas.theme().sizes.space;
        return draw_button(m_canvas, {.name = name, .label = label, .disabled = !is_possible}, place);
    }

    // Before the button at `end`, where there is room.
    void write_place(float end) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const TextStyle style{sizes.small, colours.secondary};
        const float width = std::ceil(m_canvas.text_width(m_content.place, style)) + 1;
        const float x = end - width - sizes.gap;
        if (m_content.place.empty() || x < m_x) return;
        const float line = std::round(style.size * style.line_height);
        const Place place{x, m_y + (m_height - line) / 2, width, line};
        m_canvas.draw_text(m_content.place, place.x, place.y, place.width, style);
        say(m_canvas, {.id = m_canvas.id_of(joined(m_content.name, "place")), .role = Role::Paragraph}, m_content.place,
            place, style);
    }

    Canvas& m_canvas;
    const PictureContent& m_content;
    PictureSight& m_sight;
    Place m_place;
    float m_x = 0; // Of the next button.
    float m_y = 0;
    float m_height = 0;
    std::optional<PictureMove> m_move;
};

} // namespace

std::optional<PictureMove> picture_view(Canvas& canvas, const PictureContent& content, PictureSight& sight,
                                        const Place& place) {
    const auto move = PictureDrawing{canvas, content, sight, place}.draw();
    canvas.continue_at(place.y + place.height);
    return move;
}

void video_view(Canvas& canvas, const VideoContent& content, const Place& place) {
    draw_ground(canvas, place);
    if (content.failed) {
        say_failed(canvas, content.name, content.failed_words, place);
    } else {
        Node node{.id = canvas.id_of(content.name), .role = Role::Video, .label = std::string{content.label}};
        node.address = content.address;
        node.place = place;
        node.attributes = {{"data-watermark", std::string{content.watermark}}};
        canvas.semantics().add(std::move(node));
    }
    canvas.continue_at(place.y + place.height);
}

} // namespace zhiping::ui
