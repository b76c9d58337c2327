#include "web/ui/widgets.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>
#include <utility>

namespace zhiping::ui {

namespace {

constexpr float padding = 16;
constexpr float picture_side = 64;

// As the buttons beside it look; the page lays its own input over it, because only that opens the camera.
void file_input(Canvas& canvas, const FileInput& input, const Place& place, const TextStyle& style,
                std::string_view description = {}) {
    const auto press = canvas.pressable(input.name, place);
    const float height = canvas.text_height(input.label, place.width, style);
    canvas.draw_text(input.label, place.x, place.y + (place.height - height) / 2, place.width, style);
    say(canvas,
        {.id = press.id,
         .role = Role::File,
         .purpose = std::string{input.purpose},
         .description = std::string{description}},
        input.label, place, style);
}

std::size_t columns_for(Canvas& canvas, std::span<const FileInput> inputs) {
    const float gap = canvas.theme().sizes.space;
    const auto count = static_cast<float>(inputs.size());
    const float width = (canvas.width() - gap * (count - 1)) / count - 16;
    const bool all_fit = std::all_of(inputs.begin(), inputs.end(), [&](const FileInput& input) {
        return canvas.text_width(input.label, {canvas.theme().sizes.body, 0}) <= width;
    });
    return all_fit && !canvas.theme().elder ? inputs.size() : 1;
}

void draw_inputs(Canvas& canvas, std::span<const FileInput> inputs, std::size_t columns, bool wrong) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const float gap = sizes.space;
    const float width = (canvas.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t index = 0; index < inputs.size(); ++index) {
        const Place place{canvas.left() + static_cast<float>(index % columns) * (width + gap), canvas.y(), width,
                          sizes.tile};
        canvas.fill(place, colours.card, sizes.radius);
        canvas.outline(place, wrong ? colours.danger : colours.control_line, sizes.radius, wrong ? 2 : 1);
        file_input(canvas, inputs[index], place, {sizes.body, colours.accent, false, line_height, true});
        if (index % columns == columns - 1) canvas.space(sizes.tile + (index + 1 < inputs.size() ? gap : 0));
    }
}

void draw_tile(Canvas& canvas, const FileRow& row, const Place& place) {
    const TextStyle style{canvas.theme().sizes.small, canvas.theme().colours.ink, true, line_height, true};
    const float height = canvas.text_height(row.format, place.width, style);
    canvas.draw_text(row.format, place.x, place.y + (place.height - height) / 2, place.width, style);
    say(canvas, {.id = canvas.id_of(joined(row.name, "tile")), .role = Role::Tile}, row.format, place, style);
}

void draw_picture(Canvas& canvas, const FileRow& row, const Place& place) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    canvas.fill(place, colours.line, sizes.radius);
    if (!row.picture) return draw_tile(canvas, row, place);
    canvas.picture(*row.picture, place, sizes.radius);
    canvas.semantics().add({.id = canvas.id_of(joined(row.name, "picture")),
                            .role = Role::Picture,
                            .label = row.picture_label,
                            .value = row.file,
                            .place = place});
}

// Under each other beside the picture: the title, what happens to it, the bar.
void draw_state(Canvas& canvas, const FileRow& row) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    write(canvas, {.id = canvas.id_of(joined(row.name, "title")), .role = Role::Paragraph}, row.title,
          {sizes.body, colours.ink, true});
    const auto status_id = canvas.id_of(joined(row.name, "status"));
    write(canvas, {.id = status_id, .role = Role::Paragraph}, row.status,
          {sizes.small, row.is_wrong ? colours.danger : colours.secondary});
    canvas.space(6);
    if (!row.fraction) return canvas.space(bar_thickness); // Nothing moves under the finger when a bar comes or goes.
    const auto bar = draw_bar(canvas, *row.fraction);
    canvas.semantics().add({.id = canvas.id_of(joined(row.name, "bar")),
                            .role = Role::Progress,
                            .label = row.title,
                            .described_by = {status_id},
                            .place = bar,
                            .fraction = *row.fraction});
}

// Beside each other, as many as there is room for. The last one, which cannot be undone, stands alone at the right edge
// (decision web 7).
std::optional<std::size_t> draw_actions(Canvas& canvas, const FileRow& row) {
    const auto& sizes = canvas.theme().sizes;
    const auto& colours = canvas.theme().colours;
    const TextStyle style{sizes.small, colours.accent, false, line_height, true};
    const TextStyle warning{sizes.small, colours.danger, false, line_height, true};
    std::optional<std::size_t> pressed;
    float x = canvas.left() - 12; // Their text begins where the rest does.
    const float end = canvas.left() + canvas.width() + 12;
    const auto place_for = [&](std::string_view label) {
        const float width = std::max(sizes.hot_area, canvas.text_width(label, style) + 24);
        if (x + width > end && x > canvas.left()) {
            x = canvas.left() - 12;
            canvas.space(sizes.hot_area);
        }
        return Place{std::exchange(x, x + width), canvas.y(), width, sizes.hot_area};
    };
    if (row.again) file_input(canvas, *row.again, place_for(row.again->label), style, row.title);
    for (std::size_t index = 0; index < row.actions.size(); ++index) {
        const auto& action = row.actions[index];
        auto place = place_for(action.label);
        if (index + 1 == row.actions.size()) place.x = end - place.width;
        if (text_button(canvas, action.name, action.label, place, action.is_final ? warning : style, row.title))
            pressed = index;
    }
    canvas.space(sizes.hot_area);
    return pressed;
}

std::optional<std::size_t> file_row(Canvas& canvas, const FileRow& row) {
    const Inside item{canvas, {.id = canvas.id_of(row.name), .role = Role::ListItem, .columns = 2}};
    canvas.space(padding);
    const float top = canvas.y();
    draw_picture(canvas, row, {canvas.left() + padding, top, picture_side, picture_side});
    const float beside = picture_side + 12;
    canvas.indent(padding + beside, padding);
    draw_state(canvas, row);
    canvas.space(4);
    const auto pressed = draw_actions(canvas, row);
    canvas.indent(-padding - beside, -padding);
    canvas.space(std::max(0.0f, top + picture_side + padding - canvas.y()));
    return pressed;
}

} // namespace

void choose_files(Canvas& canvas, std::string_view name, std::string_view legend, std::string_view hint,
                  std::span<const FileInput> inputs, std::string_view error) {
    const auto columns = columns_for(canvas, inputs);
    const LegendGroup group{canvas, name, legend, hint, error, columns, 0}; // Part of what the heading above it names.
    draw_inputs(canvas, inputs, columns, !error.empty());
}

std::optional<FilePress> file_list(Canvas& canvas, std::string_view name, std::span<const FileRow> rows) {
    if (rows.empty()) return std::nullopt;
    const auto& theme = canvas.theme();
    const Inside list{canvas, {.id = canvas.id_of(name), .role = Role::List}};
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    std::optional<FilePress> pressed;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        if (index > 0)
            canvas.line(canvas.left() + padding, canvas.y(), canvas.width() - 2 * padding, theme.colours.line);
        if (const auto action = file_row(canvas, rows[index])) pressed = FilePress{index, *action};
    }
    canvas.fill({top.x, top.y, top.width, canvas.y() - top.y}, theme.colours.card, theme.sizes.radius, true);
    return pressed;
}

} // namespace zhiping::ui
