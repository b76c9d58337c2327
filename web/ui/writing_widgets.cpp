#include "web/ui/widgets.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

struct AreaIds {
    AreaIds(const Canvas& canvas, std::string_view name)
        : area(canvas.id_of(name)), label(canvas.id_of(joined(name, "label"))), hint(canvas.id_of(joined(name, "hint"))),
          error(canvas.id_of(joined(name, "error"))), count(canvas.id_of(joined(name, "count"))) {}

    std::uint32_t area;
    std::uint32_t label;
    std::uint32_t hint;
    std::uint32_t error;
    std::uint32_t count;
};

// The box and what is written in it. While it has the focus, the page's own text lies over it.
void draw_area(Canvas& canvas, const TextAreaContent& content, const AreaIds& ids) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    constexpr float side = 14;
    constexpr float top = 12;
    const TextStyle style{sizes.body, colours.ink};
    const float line = std::round(sizes.body * line_height);
    const float written = canvas.text_height(content.text, canvas.width() - 2 * side, style);
    const Place place{canvas.left(), canvas.y(), canvas.width(), std::max(4 * line, written + line) + 2 * top};
    const bool wrong = !content.error.empty() || content.over_limit;
    canvas.fill(place, colours.card, sizes.radius);
    canvas.outline(place, wrong ? colours.danger : colours.control_line, sizes.radius, wrong ? 2 : 1);
    canvas.draw_text(content.text, place.x + side, place.y + top, place.width - 2 * side, style);
    canvas.pressable(content.name, place);
    Node node{.id = ids.area, .role = Role::TextArea, .value = std::string{content.text}, .described_by = {ids.hint, ids.count},
              .invalid = wrong, .place = place, .font_size = sizes.body};
    if (!content.error.empty()) node.described_by.insert(node.described_by.begin(), ids.error);
    canvas.semantics().add(std::move(node));
    canvas.space(place.height + 6);
}

// At the right end, under the box.
void write_counter(Canvas& canvas, const TextAreaContent& content, std::uint32_t id) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{sizes.tiny, content.over_limit ? colours.danger : colours.secondary, content.over_limit};
    const float width = canvas.text_width(content.counter, style) + 2;
    const float x = canvas.left() + canvas.width() - width;
    const float height = canvas.draw_text(content.counter, x, canvas.y(), width, style);
    canvas.semantics().add({.id = id, .role = Role::Paragraph, .label = std::string{content.counter},
                            .place = {x, canvas.y(), width, height}});
    canvas.space(height);
}

} // namespace

void text_area(Canvas& canvas, const TextAreaContent& content) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const AreaIds ids{canvas, content.name};
    write(canvas, {.id = ids.label, .role = Role::Label, .target = ids.area}, content.label, {sizes.body, colours.ink});
    write(canvas, {.id = ids.hint, .role = Role::Paragraph}, content.hint, {sizes.small, colours.secondary});
    canvas.space(8);
    write_error(canvas, ids.error, content.error);
    draw_area(canvas, content, ids);
    write_counter(canvas, content, ids.count);
}

} // namespace zhiping::ui
