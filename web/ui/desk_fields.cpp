#include "web/ui/desk_fields.hpp"

#include "shared/text/graphemes.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/icons.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace zhiping::ui {

namespace {

constexpr float side = 10; // From the edge of a box to what is written in it, and from its top: desk.css has the same.
constexpr float top = 6;
constexpr float between = 4;        // The label, the box and what is said under it.
constexpr float label_letters = 8;  // A label beside its box is as wide.
constexpr float least_beside = 320; // Of a column with labels beside their boxes.
constexpr float mark_room = 26;     // At the right end of a box, for what says of which kind it is.

// A label, a box and what is said of it, for as long as it lives. The words under the box come last.
class Frame {
public:
    Frame(Canvas& canvas, const DeskField& field)
        : m_canvas(canvas), m_field(field), m_control(canvas.id_of(field.name)),
          m_hint(canvas.id_of(joined(field.name, "hint"))), m_error(canvas.id_of(joined(field.name, "error"))),
          m_inside(canvas, layout(canvas, joined(field.name, "field"), is_beside() ? "field-beside" : "field")) {
        if (field.label_side == LabelSide::Unseen) return;
        if (is_beside())
            draw_label_beside();
        else
            draw_label_above();
    }

    ~Frame() {
        write_under(m_error, m_field.error, {sizes().small, colours().danger, true});
        write_under(m_hint, m_field.hint, {sizes().tiny, colours().secondary});
        m_canvas.indent(-m_indent, 0);
        if (m_indent > 0) m_canvas.continue_at(std::max(m_canvas.y(), m_label_end));
    }

    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    float width() const { return m_canvas.width(); }

    void draw_box(float height) {
        m_box = {m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        m_canvas.fill(m_box, m_field.disabled ? colours().background : colours().card, sizes().radius);
        const bool is_wrong = !m_field.error.empty();
        m_canvas.outline(m_box, is_wrong ? colours().danger : colours().control_line, sizes().radius, is_wrong ? 2 : 1);
        m_canvas.pressable(m_field.name, m_box);
        m_canvas.space(height);
    }

    void draw_line(std::string_view text, float right = side) {
        const TextStyle style = text_style(text);
        m_canvas.draw_one_line(text.empty() ? m_field.placeholder : text, m_box.x + side,
                               m_box.y + (m_box.height - line()) / 2, m_box.width - side - right, style);
    }

    TextStyle text_style(std::string_view text) const {
        return {sizes().body, text.empty() || m_field.disabled ? colours().secondary : colours().ink};
    }

    float line() const { return std::round(sizes().body * line_height); }
    float line_box() const { return std::max(sizes().hot_area, line() + 2 * top); }
    const Place& box() const { return m_box; }

    Node node(Role role) const {
        Node node{.id = m_control, .role = role, .value = std::string{m_field.text}};
        node.purpose = m_field.purpose;
        if (!m_field.error.empty()) node.described_by.push_back(m_error);
        if (!m_field.hint.empty()) node.described_by.push_back(m_hint);
        node.invalid = !m_field.error.empty();
        node.disabled = m_field.disabled;
        node.place = m_box;
        node.font_size = sizes().body;
        node.attributes = {{"placeholder", std::string{m_field.placeholder}}};
        if (m_field.label_side == LabelSide::Unseen)
            node.attributes.push_back({"aria-label", std::string{m_field.label}});
        return node;
    }

private:
    const Colours& colours() const { return m_canvas.theme().colours; }
    const Sizes& sizes() const { return m_canvas.theme().sizes; }
    bool is_beside() const { return m_field.label_side == LabelSide::Beside && m_canvas.width() >= least_beside; }

    Node label_node() const {
        return {.id = m_canvas.id_of(joined(m_field.name, "label")), .role = Role::Label, .target = m_control};
    }
    TextStyle label_style() const { return {sizes().small, colours().secondary}; }

    void draw_label_above() {
        write(m_canvas, label_node(), m_field.label, label_style());
        m_canvas.space(between);
    }

    // On the line of what is written in the box.
    void draw_label_beside() {
        const float width = label_letters * sizes().small;
        const auto style = label_style();
        const float y = m_canvas.y() + std::max(0.0f, (line_box() - std::round(style.size * style.line_height)) / 2);
        const float height = m_canvas.draw_text(m_field.label, m_canvas.left(), y, width, style);
        say(m_canvas, label_node(), m_field.label, {m_canvas.left(), y, width, height}, style);
        m_label_end = y + height;
        m_indent = width + sizes().gap;
        m_canvas.indent(m_indent, 0);
    }

    void write_under(std::uint32_t id, std::string_view text, const TextStyle& style) {
        if (text.empty()) return;
        m_canvas.space(between);
        write(m_canvas, {.id = id, .role = Role::Paragraph}, text, style);
    }

    Canvas& m_canvas;
    const DeskField& m_field;
    std::uint32_t m_control;
    std::uint32_t m_hint;
    std::uint32_t m_error;
    Inside m_inside;
    Place m_box{};
    float m_indent = 0;
    float m_label_end = 0;
};

Place mark_in(const Place& box) { return {box.x + box.width - mark_room, box.y, mark_room, box.height}; }

std::string dots(std::string_view secret) {
    std::string seen;
    for (auto count = count_graphemes(secret); count > 0; --count) seen += "•";
    return seen;
}

} // namespace

float label_room(const Canvas& canvas) { return std::round(canvas.theme().sizes.small * line_height) + between; }

void desk_field(Canvas& canvas, const DeskField& field) {
    Frame frame{canvas, field};
    frame.draw_box(frame.line_box());
    frame.draw_line(field.text);
    canvas.semantics().add(frame.node(Role::TextField));
}

void secret_field(Canvas& canvas, const DeskField& field) {
    Frame frame{canvas, field};
    frame.draw_box(frame.line_box());
    frame.draw_line(dots(field.text));
    canvas.semantics().add(frame.node(Role::SecretField));
}

void date_field(Canvas& canvas, const DeskField& field) {
    Frame frame{canvas, field};
    frame.draw_box(frame.line_box());
    frame.draw_line(field.text, mark_room);
    draw_calendar(canvas, mark_in(frame.box()), canvas.theme().colours.secondary);
    canvas.semantics().add(frame.node(Role::DateField));
}

void select_box(Canvas& canvas, const DeskField& field, std::span<const Option> options) {
    Frame frame{canvas, field};
    frame.draw_box(frame.line_box());
    std::string lines;
    std::string_view chosen;
    for (const auto& option : options) {
        lines.append(option.value).append("\t").append(option.label).append("\n");
        if (option.value == field.text) chosen = option.label;
    }
    frame.draw_line(chosen, mark_room);
    draw_chevron(canvas, mark_in(frame.box()), Towards::Down, canvas.theme().colours.secondary);
    auto node = frame.node(Role::Select);
    node.attributes.push_back({"data-options", std::move(lines)});
    canvas.semantics().add(std::move(node));
}

void combo_box(Canvas& canvas, const DeskField& field, std::span<const std::string_view> offers) {
    Frame frame{canvas, field};
    frame.draw_box(frame.line_box());
    frame.draw_line(field.text, mark_room);
    draw_chevron(canvas, mark_in(frame.box()), Towards::Down, canvas.theme().colours.secondary);
    std::string lines;
    for (const auto offer : offers) lines.append(offer).append("\n");
    auto node = frame.node(Role::ComboBox);
    node.attributes.push_back({"data-offers", std::move(lines)});
    canvas.semantics().add(std::move(node));
}

void desk_area(Canvas& canvas, const DeskField& field, float least_height) {
    Frame frame{canvas, field};
    const auto shown = field.text.empty() ? field.placeholder : field.text;
    const auto style = frame.text_style(field.text);
    const float written = canvas.text_height(shown, frame.width() - 2 * side, style);
    frame.draw_box(std::max(least_height, written + 2 * top));
    canvas.draw_text(shown, frame.box().x + side, frame.box().y + top, frame.box().width - 2 * side, style);
    canvas.semantics().add(frame.node(Role::TextArea));
}

} // namespace zhiping::ui
