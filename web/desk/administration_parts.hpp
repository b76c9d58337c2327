#pragma once

#include "web/desk/administration_screen.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/table.hpp"

#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the sections of the administration are made of.
namespace zhiping::desk {

std::string_view role_words(Role, Language);
std::string roles_words(const std::vector<Role>&, Language);
std::string_view level_words(Level, Language);

// What can be chosen. The words live as long as it does.
class Choosable {
public:
    void add(std::string_view value, std::string label) {
        const std::string_view kept = m_words.emplace_back(value);
        m_options.push_back({kept, m_words.emplace_back(std::move(label))});
    }
    std::span<const ui::Option> options() const { return m_options; }

private:
    std::deque<std::string> m_words;
    std::vector<ui::Option> m_options;
};

// The list of a section.
struct SectionList {
    const AskedList& asked;
    std::span<const ui::TableColumn> columns;
    std::size_t rows;
    std::function<ui::TableRow(std::size_t row)> row;
    Message none; // Said where there are no rows.
    bool has_more = false;
};

class AdministrationPart {
protected:
    AdministrationPart(ui::Canvas& canvas, const AdministrationView& view)
        : m_canvas(canvas), m_view(view), m_administration(view.administration), m_language(canvas.language()),
          m_gap(canvas.theme().sizes.gap) {}
    ~AdministrationPart() = default;

    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    void gap() { m_canvas.space(m_gap); }
    void heading(std::string_view name, std::string_view words);
    void problem(std::string_view name, std::string_view words); // Nothing when there are none.
    void press(const ui::RowButton&, AdministrationStep);
    ui::KeyValue fact(std::string_view name, Message label, std::string value) const;

    // Two panes, the second of which scrolls by itself. The functions draw what is in them.
    void in_panes(Message second, const std::function<void(const ui::Place&)>& draw_first,
                  const std::function<void()>& draw_second);

    // From the column's y to the bottom of the pane. What is pressed in it becomes the step.
    void draw_list(const ui::Place& pane, const SectionList&);

    // Fields of a form, named as the API names them.
    ui::DeskField field_of(const SentForm&, std::string_view field, Message label, std::string_view hint = {}) const;
    void line(const SentForm&, std::string_view field, Message label, std::string_view hint = {});
    void fixed_line(const SentForm&, std::string_view field, Message label); // That cannot be changed any more.
    void code(const SentForm&, std::string_view hint);
    void day(const SentForm&, std::string_view field, Message label);
    void area(const SentForm&, std::string_view field, Message label, std::string_view hint, float least_height);
    void select(const SentForm&, std::string_view field, Message label, Choosable);
    void unit(const SentForm&, std::string_view field, Message label);
    void save(const SentForm&, std::string_view name, Message label);

    // One of the units; where there are too many of them, by its number.
    void unit_field(ui::DeskField, Message none);
    std::string unit_words(std::string_view id) const; // Its name, and without one its number.
    std::string title_of(const PendingChange&) const;  // "修改职责：李雷 000111"

    ui::Canvas& m_canvas;
    const AdministrationView& m_view;
    Administration& m_administration;
    Language m_language;
    float m_gap;
    AdministrationStep m_step;
};

} // namespace zhiping::desk
