#include "web/ui/widgets.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

constexpr float side = 14; // From the edge of a box to what is written in it: form.css has the same.
constexpr float top = 12;

struct Ids {
    Ids(const Canvas& canvas, std::string_view name)
        : control(canvas.id_of(name)), label(canvas.id_of(joined(name, "label"))),
          hint(canvas.id_of(joined(name, "hint"))), error(canvas.id_of(joined(name, "error"))),
          count(canvas.id_of(joined(name, "count"))) {}

    std::uint32_t control;
    std::uint32_t label;
    std::uint32_t hint;
    std::uint32_t error;
    std::uint32_t count;
};

// What stands above a box. Returns what describes it, the error first.
std::vector<std::uint32_t> write_head(Canvas& canvas, const Ids& ids, std::string_view label, std::string_view hint,
                                      std::string_view error) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    std::vector<std::uint32_t> describing;
    write(canvas, {.id = ids.label, .role = Role::Label, .target = ids.control}, label, {sizes.body, colours.ink});
    if (!hint.empty()) write(canvas, {.id = ids.hint, .role = Role::Paragraph}, hint, {sizes.small, colours.secondary});
    canvas.space(8);
    write_error(canvas, ids.error, error);
    if (!error.empty()) describing.push_back(ids.error);
    if (!hint.empty()) describing.push_back(ids.hint);
    return describing;
}

void draw_box(Canvas& canvas, const Place& place, bool wrong) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    canvas.fill(place, colours.card, sizes.radius);
    canvas.outline(place, wrong ? colours.danger : colours.control_line, sizes.radius, wrong ? 2 : 1);
}

// The box and what is written in it. While it has the focus, the page's own text lies over it.
void draw_area(Canvas& canvas, const TextAreaContent& content, Node node) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{sizes.body, colours.ink};
    const float line = std::round(sizes.body * line_height);
    const float written = canvas.text_height(content.text, canvas.width() - 2 * side, style);
    const Place place{canvas.left(), canvas.y(), canvas.width(), std::max(4 * line, written + line) + 2 * top};
    node.invalid = !content.error.empty() || content.over_limit;
    draw_box(canvas, place, node.invalid);
    canvas.draw_text(content.text, place.x + side, place.y + top, place.width - 2 * side, style);
    canvas.pressable(content.name, place);
    node.place = place;
    canvas.semantics().add(std::move(node));
    canvas.space(place.height + 6);
}

// At the right end, under the box; over its whole width when it says more than a number.
void write_counter(Canvas& canvas, const TextAreaContent& content, std::uint32_t id) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{sizes.tiny, content.over_limit ? colours.danger : colours.secondary, content.over_limit};
    const float width = std::min(canvas.text_width(content.counter, style) + 2, canvas.width());
    const float x = canvas.left() + canvas.width() - width;
    const float height = canvas.draw_text(content.counter, x, canvas.y(), width, style);
    say(canvas, {.id = id, .role = Role::Paragraph}, content.counter, {x, canvas.y(), width, height}, style);
    canvas.space(height);
}

} // namespace

void text_field(Canvas& canvas, const TextFieldContent& content) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Ids ids{canvas, content.name};
    auto describing = write_head(canvas, ids, content.label, content.hint, content.error);
    const TextStyle style{sizes.body, colours.ink};
    const float line = std::round(sizes.body * line_height);
    const Place place{canvas.left(), canvas.y(), canvas.width(), std::max(line + 2 * top, sizes.hot_area)};
    draw_box(canvas, place, !content.error.empty());
    canvas.draw_one_line(content.text, place.x + side, place.y + (place.height - line) / 2, place.width - 2 * side,
                         style);
    canvas.pressable(content.name, place);
    canvas.semantics().add({.id = ids.control,
                            .role = Role::TextField,
                            .value = std::string{content.text},
                            .purpose = std::string{content.purpose},
                            .described_by = std::move(describing),
                            .invalid = !content.error.empty(),
                            .place = place,
                            .font_size = sizes.body});
    canvas.space(place.height);
}

void text_area(Canvas& canvas, const TextAreaContent& content) {
    const Ids ids{canvas, content.name};
    auto describing = write_head(canvas, ids, content.label, content.hint, content.error);
    describing.push_back(ids.count);
    draw_area(canvas, content,
              {.id = ids.control,
               .role = Role::TextArea,
               .value = std::string{content.text},
               .described_by = std::move(describing),
               .font_size = canvas.theme().sizes.body});
    write_counter(canvas, content, ids.count);
}

} // namespace zhiping::ui
