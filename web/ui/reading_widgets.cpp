#include "web/ui/widgets.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

namespace zhiping::ui {

namespace {

constexpr float card_padding = 16;

} // namespace

void title(Canvas& canvas, std::string_view text) {
    const auto& theme = canvas.theme();
    canvas.space(24);
    write(canvas, {.id = canvas.id_of(text), .role = Role::Heading, .level = 1}, text,
          {theme.sizes.title, theme.colours.ink, true, heading_line_height});
    canvas.space(16);
}

void heading(Canvas& canvas, std::string_view text) {
    const auto& theme = canvas.theme();
    canvas.space(32);
    write(canvas, {.id = canvas.id_of(text), .role = Role::Heading, .level = 2}, text,
          {theme.sizes.heading, theme.colours.ink, true, heading_line_height});
    canvas.space(12);
}

void paragraph(Canvas& canvas, std::string_view name, std::string_view text) {
    const auto& theme = canvas.theme();
    write(canvas, {.id = canvas.id_of(name), .role = Role::Paragraph}, text, {theme.sizes.body, theme.colours.ink});
}

void hint(Canvas& canvas, std::string_view name, std::string_view text) {
    const auto& theme = canvas.theme();
    write(canvas, {.id = canvas.id_of(name), .role = Role::Paragraph}, text,
          {theme.sizes.small, theme.colours.secondary});
}

void number(Canvas& canvas, std::string_view name, std::string_view text) {
    const auto& theme = canvas.theme();
    TextStyle style{theme.sizes.heading, theme.colours.ink, true};
    // On one line, or it is copied wrongly: as large as the column allows.
    while (style.size > theme.sizes.tiny && canvas.text_width(text, style) > canvas.width()) style.size -= 1;
    write(canvas, {.id = canvas.id_of(name), .role = Role::Paragraph}, text, style);
}

void notice(Canvas& canvas, std::string_view name, std::string_view heading, std::string_view text) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Inside note{canvas, {.id = canvas.id_of(joined(name, "note")), .role = Role::Note}};
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    canvas.indent(card_padding);
    canvas.space(card_padding - 4);
    if (!heading.empty())
        write(canvas, {.id = canvas.id_of(joined(name, "heading")), .role = Role::Heading, .level = 2}, heading,
              {sizes.body, colours.ink, true});
    write(canvas, {.id = canvas.id_of(name), .role = Role::Paragraph}, text, {sizes.body, colours.ink});
    canvas.space(card_padding - 4);
    canvas.indent(-card_padding);
    draw_marked_box(canvas, {top.x, top.y, top.width, canvas.y() - top.y}, colours.card, colours.accent);
}

void done_mark(Canvas& canvas) {
    const auto& colours = canvas.theme().colours;
    constexpr float radius = 28;
    canvas.semantics().add({.id = canvas.id_of("done-mark"), .role = Role::Mark});
    canvas.space(16);
    canvas.disc(canvas.left() + radius, canvas.y() + radius, radius, colours.done);
    canvas.tick(canvas.left() + radius / 2, canvas.y() + radius / 2, radius, colours.card);
    canvas.space(2 * radius);
}

void card(Canvas& canvas, std::string_view name, std::string_view label, const std::function<void()>& content) {
    const Inside section{canvas, {.id = canvas.id_of(name), .role = Role::Section, .label = std::string{label}}};
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    canvas.space(card_padding);
    canvas.indent(card_padding);
    content();
    canvas.indent(-card_padding);
    canvas.space(card_padding);
    canvas.fill({top.x, top.y, top.width, canvas.y() - top.y}, canvas.theme().colours.card, canvas.theme().sizes.radius,
                true);
}

void facts_card(Canvas& canvas, std::string_view label, std::span<const Fact> facts) {
    card(canvas, "facts", label, [&] {
        const auto& theme = canvas.theme();
        for (std::size_t index = 0; index < facts.size(); ++index) {
            const auto& fact = facts[index];
            if (index > 0) canvas.space(4);
            write(canvas,
                  {.id = canvas.id_of(joined("fact", index)), .role = Role::Paragraph, .language = fact.language},
                  fact.text,
                  fact.strong ? TextStyle{theme.sizes.body, theme.colours.ink, true}
                              : TextStyle{theme.sizes.small, theme.colours.secondary});
        }
    });
}

void list_card(Canvas& canvas, std::string_view name, std::span<const std::string_view> items) {
    const auto& theme = canvas.theme();
    const Inside list{canvas, {.id = canvas.id_of(name), .role = Role::List}};
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    canvas.indent(card_padding);
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0) canvas.line(canvas.left(), canvas.y(), canvas.width(), theme.colours.line);
        canvas.space(14);
        write(canvas, {.id = canvas.id_of(joined(name, index)), .role = Role::ListItem}, items[index],
              {theme.sizes.body, theme.colours.ink});
        canvas.space(14);
    }
    canvas.indent(-card_padding);
    canvas.fill({top.x, top.y, top.width, canvas.y() - top.y}, theme.colours.card, theme.sizes.radius, true);
}

void timeline(Canvas& canvas, std::string_view name, std::span<const TimelineStep> steps) {
    const auto& theme = canvas.theme();
    const Inside list{canvas, {.id = canvas.id_of(name), .role = Role::OrderedList}};
    constexpr float gutter = 36;
    const float dot_x = canvas.left() + 12;
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const auto& step = steps[index];
        const Inside item{canvas,
                          {.id = canvas.id_of(joined(name, index)), .role = Role::ListItem, .checked = step.done}};
        const float dot_y = canvas.y() + theme.sizes.body * line_height / 2;
        const float x = canvas.left() + gutter;
        const float width = canvas.width() - gutter;
        const auto write_right = [&](std::string_view part, const std::string& text, const TextStyle& style) {
            const float height = canvas.draw_text(text, x, canvas.y(), width, style);
            say(canvas, {.id = canvas.id_of(joined(joined(name, index), part)), .role = Role::Paragraph}, text,
                {x, canvas.y(), width, height}, style);
            canvas.space(height);
        };
        write_right("title", step.title, {theme.sizes.body, theme.colours.ink});
        if (!step.detail.empty()) write_right("detail", step.detail, {theme.sizes.small, theme.colours.secondary});
        const bool last = index + 1 == steps.size();
        if (!last) canvas.space(20);
        if (!last)
            canvas.fill({dot_x - 1, dot_y, 2, canvas.y() - dot_y + theme.sizes.body * line_height / 2},
                        theme.colours.line, 0, true);
        canvas.disc(dot_x, dot_y, 6, step.done ? theme.colours.accent : theme.colours.background);
        canvas.ring(dot_x, dot_y, 6, theme.colours.accent, 2);
    }
}

} // namespace zhiping::ui
