#include "shared/text/desk_text_ids.hpp"
#include "web/desk/board_columns.hpp"
#include "web/desk/board_parts.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/table.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr float side = 6; // Of a cell, on its left and right.
constexpr float least_link = 26;
constexpr std::string_view table_name = "board.units";

constexpr std::array rounds{
    Text::DeskBoardBegun,    Text::DeskStatusAnswered, Text::DeskBoardLate,      Text::DeskBoardLateAtFirst,
    Text::DeskBoardExtended, Text::DeskBoardRejected,  Text::DeskBoardEscalated, Text::DeskBoardSameText,
};
static_assert(rounds.size() == round_counts.size());

// A number, what it was before, and the cases that it counts.
struct NumberCell {
    std::string text = {};
    std::string before = {};
    ui::Tone tone = ui::Tone::Ink;
    std::optional<BoardList> list = {}; // None where it counts no cases.
};

std::string spoken_days(double days) {
    const auto whole = static_cast<int>(days);
    return std::to_string(whole) + (days > whole ? ".5" : "");
}

class UnitsTable {
public:
    UnitsTable(ui::Canvas& canvas, const BoardView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_board(view.shown.board()) {
        const auto& sizes = canvas.theme().sizes;
        m_line = std::max(least_link, std::round(sizes.body * ui::line_height) + 4);
        m_height = m_line + std::round(sizes.tiny * ui::line_height) + 4;
        lay_out_columns();
    }

    BoardStep draw() {
        const auto heading = m_canvas.text_of(Text::DeskBoardUnits);
        ui::section_heading(m_canvas, "board.units.heading", heading);
        const auto rows = m_view.shown.rows();
        if (rows.empty()) {
            ui::paragraph(m_canvas, "board.units.none", m_canvas.text_of(Text::DeskBoardNoRows));
            return m_step;
        }
        draw_rows(rows, heading);
        draw_left_out();
        if (rows.size() <= m_view.shown.rows_shown()) return m_step;
        m_canvas.space(m_canvas.theme().sizes.gap);
        const ui::RowButton more[] = {{.name = "board.units.more", .label = m_canvas.text_of(Text::DeskMore)}};
        if (ui::button_row(m_canvas, "board.units.actions", more)) m_step = MoreBoardRows{};
        return m_step;
    }

private:
    struct Laid {
        const UnitColumn* column;
        float x;
        float width;
    };

    // The first takes what is left over.
    void lay_out_columns() {
        float left_over = m_canvas.width();
        std::vector<const UnitColumn*> shown;
        for (const auto& column : unit_columns) {
            if (m_canvas.is_drawn() && !shown.empty() && column.width > left_over) break;
            left_over -= column.width;
            shown.push_back(&column);
        }
        float x = m_canvas.left();
        for (const auto* column : shown) {
            const float width = column->width + (x == m_canvas.left() ? std::max(0.0f, left_over) : 0);
            m_columns.push_back({column, x, width});
            x += width;
        }
    }

    void draw_left_out() {
        const auto left_out = std::size(unit_columns) - m_columns.size();
        if (left_out == 0) return;
        m_canvas.space(m_canvas.theme().sizes.space);
        ui::hint(m_canvas, "board.units.left_out",
                 fill(m_canvas.text_of(Text::DeskBoardLeftOut), {{"count", std::to_string(left_out)}}));
    }

    void draw_rows(const std::vector<const BoardRow*>& rows, std::string_view label) {
        const std::size_t count = std::min(rows.size(), m_view.shown.rows_shown());
        const float header = m_canvas.theme().sizes.row;
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(),
                              header + height_of(rows, count) + height_of(m_board.total)};
        m_canvas.fill({place.x, place.y + header, place.width, place.height - header}, m_canvas.theme().colours.card, 0,
                      true);
        ui::Node node{.id = m_canvas.id_of(table_name), .role = ui::Role::Table, .place = place};
        node.attributes = {{"aria-label", std::string{label}}};
        const ui::Inside table{m_canvas, std::move(node)};
        draw_header();
        for (std::size_t index = 0; index < count; ++index) draw_row(*rows[index]);
        draw_row(m_board.total);
    }

    // Rows ------------------------------------------------------------------------------------

    ui::Inside row_inside(std::string_view name, float height) {
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        return {m_canvas, {.id = m_canvas.id_of(name), .role = ui::Role::Row, .place = place}};
    }

    void draw_header() {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const auto row = row_inside(ui::joined(table_name, "header"), sizes.row);
        for (const auto& laid : m_columns) draw_column_header(laid);
        m_canvas.space(sizes.row);
        m_canvas.line(m_canvas.left(), m_canvas.y() - 1, m_canvas.width(), colours.control_line);
    }

    void draw_column_header(const Laid& laid) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const auto& column = *laid.column;
        const auto& sorting = m_view.shown.sorting();
        const bool is_sorted = sorting.key == column.key && sorting.count == column.count;
        const ui::TextStyle style{sizes.small, is_sorted ? colours.ink : colours.secondary, true};
        const std::string label{m_canvas.text_of(column.label)};
        const auto seen = !is_sorted ? label : label + (sorting.is_descending ? " ↓" : " ↑");
        const ui::Place place{laid.x, m_canvas.y(), laid.width, sizes.row};
        const float line = std::round(style.size * style.line_height), room = place.width - 2 * side;
        const float width = std::min(room, m_canvas.text_width(seen, style) + 1);
        m_canvas.draw_one_line(seen, is_words(column) ? place.x + side : place.x + place.width - side - width,
                               place.y + (place.height - line) / 2, width, style);
        const auto name = ui::joined(ui::joined(table_name, "column"), column.name);
        ui::Node node{.id = m_canvas.id_of(name), .role = ui::Role::ColumnHeader, .place = place};
        node.attributes = {{"data-look", look_of(column)},
                           {"aria-sort", !is_sorted              ? "none"
                                         : sorting.is_descending ? "descending"
                                                                 : "ascending"}};
        const ui::Inside header{m_canvas, std::move(node)};
        const auto press = m_canvas.pressable(ui::joined(name, "sort"), place);
        if (press.pressed) m_step = SortBoard{column.key, column.count};
        ui::say(m_canvas, {.id = press.id, .role = ui::Role::Button}, label, place, style);
    }

    static bool is_total(const BoardRow& row) { return row.unit.id.empty(); }

    // A unit to which nothing happened in either time takes one line, as all do when nothing happened before.
    float height_of(const BoardRow& row) const {
        const auto is_empty = [](const RoundNumbers& numbers) { return numbers == RoundNumbers{}; };
        const bool is_quiet = is_empty(row.numbers) && is_empty(row.compared);
        return is_quiet || is_empty(m_board.total.compared) ? m_line + 4 : m_height;
    }
    float height_of(const std::vector<const BoardRow*>& rows, std::size_t count) const {
        float height = 0;
        for (std::size_t index = 0; index < count; ++index) height += height_of(*rows[index]);
        return height;
    }

    std::string name_of(const BoardRow& row) const {
        if (is_total(row)) return ui::joined(table_name, "total");
        return ui::joined(ui::joined(table_name, row.is_alone ? "alone" : "unit"), row.unit.id);
    }

    std::string words_of(const BoardRow& row) const {
        if (is_total(row)) return std::string{m_canvas.text_of(Text::DeskBoardTotal)};
        const auto& name = row.unit.name[m_language];
        return row.is_alone ? std::string{m_canvas.text_of(Text::DeskBoardAlone)} : name;
    }

    void draw_row(const BoardRow& row) {
        const auto& colours = m_canvas.theme().colours;
        const auto name = name_of(row), unit = words_of(row);
        m_row = height_of(row);
        const auto inside = row_inside(name, m_row);
        for (const auto& laid : m_columns) {
            const auto cell_name = ui::joined(name, laid.column->name);
            if (laid.column->key == BoardKey::Unit)
                draw_unit(row, unit, laid, cell_name);
            else
                draw_number(cell_of(row, *laid.column), {unit, cell_name, is_total(row)}, laid);
        }
        m_canvas.space(m_row);
        m_canvas.line(m_canvas.left(), m_canvas.y() - 1, m_canvas.width(), colours.line);
    }

    ui::Place first_line(const Laid& laid) const { return {laid.x, m_canvas.y(), laid.width, m_line}; }

    ui::Node cell_node(std::string_view name, const UnitColumn& column) const {
        ui::Node node{.id = m_canvas.id_of(name), .role = ui::Role::Cell};
        node.attributes = {{"data-look", look_of(column)}};
        return node;
    }

    ui::Inside cell_inside(std::string_view name, const Laid& laid) {
        auto node = cell_node(ui::joined(name, "cell"), *laid.column);
        node.place = {laid.x, m_canvas.y(), laid.width, m_row};
        return {m_canvas, std::move(node)};
    }

    void write_line(std::string_view words, const ui::Place& place, float width, bool is_left,
                    const ui::TextStyle& style) {
        const float line = std::round(style.size * style.line_height);
        m_canvas.draw_one_line(words, is_left ? place.x + side : place.x + place.width - side - width,
                               place.y + (place.height - line) / 2, width, style);
    }

    // Leads down, where there is anything below.
    void draw_unit(const BoardRow& row, const std::string& words, const Laid& laid, const std::string& name) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const bool leads_down = row.has_below && !row.is_alone && !is_total(row);
        const ui::TextStyle style{sizes.body, leads_down ? colours.accent : colours.ink, is_total(row)};
        const auto place = first_line(laid);
        write_line(words, place, place.width - 2 * side, true, style);
        if (!leads_down) return ui::say(m_canvas, cell_node(name, *laid.column), words, place, style);
        const auto cell = cell_inside(name, laid);
        auto query = m_view.query;
        query.unit_id = row.unit.id;
        const auto press = m_canvas.pressable(name, place);
        if (press.pressed) m_step = ShowBoard{query};
        ui::say(m_canvas,
                {.id = press.id,
                 .role = ui::Role::ViewLink,
                 .address = "/desk?" + to_query({.tab = Tab::Board, .board = query})},
                words, place, style);
    }

    // Numbers ---------------------------------------------------------------------------------

    // Where nothing happened in the whole of the time before, the days say so once.
    std::string before(const std::string& count) const {
        if (m_board.total.compared == RoundNumbers{}) return {};
        return fill(m_canvas.text_of(Text::DeskBoardCompared), {{"count", count}});
    }
    // Nothing now and nothing then is said once.
    std::string before(int now, int then) const {
        return now == 0 && then == 0 ? std::string{} : before(std::to_string(then));
    }

    // Only a reply that was given can be rejected, or be like another.
    static RoundCount whole_of(RoundCount count) {
        const bool is_of_reply = count == RoundCount::Rejected || count == RoundCount::SameText;
        return is_of_reply ? RoundCount::Answered : RoundCount::Begun;
    }

    std::string with_share(int count, int whole) const {
        const auto number = std::to_string(count);
        if (count == 0 || whole == 0) return number;
        const auto share = (200LL * count + whole) / (2LL * whole); // In hundredths, rounded.
        return fill(m_canvas.text_of(Text::DeskBoardShare), {{"count", number}, {"share", std::to_string(share)}});
    }

    NumberCell open_cell(const BoardRow& row, int count, std::optional<CaseMark> mark) const {
        NumberCell cell{.text = std::to_string(count)};
        if (count == 0) {
            cell.tone = ui::Tone::Secondary;
            return cell;
        }
        if (mark == CaseMark::Overdue) cell.tone = ui::Tone::Danger;
        cell.list = list_of_open(m_board, m_view.query, row, mark);
        return cell;
    }

    NumberCell round_cell(const BoardRow& row, RoundCount count) const {
        const int now = row.numbers.of(count), then = row.compared.of(count);
        NumberCell cell;
        cell.text = count == RoundCount::Begun ? std::to_string(now) : with_share(now, row.numbers.of(whole_of(count)));
        cell.before = before(now, then);
        if (now == 0) cell.tone = ui::Tone::Secondary;
        if (now > 0) cell.list = list_of_rounds(m_board, m_view.query, row, count);
        return cell;
    }

    NumberCell median_cell(const BoardRow& row) const {
        const auto spoken = [](const std::optional<double>& days) { return days ? spoken_days(*days) : "—"; };
        const auto now = row.numbers.median_days, then = row.compared.median_days;
        return {.text = spoken(now),
                .before = now || then ? before(spoken(then)) : std::string{},
                .tone = now ? ui::Tone::Ink : ui::Tone::Secondary};
    }

    // What was ticked most often, where that was more than once.
    NumberCell repeated_cell(const BoardRow& row) const {
        if (row.situations.empty() || row.situations[0].cases < 2) return {.text = "—", .tone = ui::Tone::Secondary};
        const auto& most = row.situations[0];
        NumberCell cell{.text =
                            std::to_string(most.cases) + " " + std::string{situation_words(most.situation, m_language)},
                        .before = before(std::to_string(most.compared))};
        const auto& chosen = m_view.query.situation;
        if (chosen && *chosen != most.situation) return cell; // No list is of two situations.
        auto list = list_of_rounds(m_board, m_view.query, row, RoundCount::Begun);
        list.filter.situation = most.situation;
        cell.list = std::move(list);
        return cell;
    }

    NumberCell cell_of(const BoardRow& row, const UnitColumn& column) const {
        switch (column.key) {
        case BoardKey::Unit: return {};
        case BoardKey::Open: return open_cell(row, row.open, {});
        case BoardKey::DueSoon: return open_cell(row, row.due_soon, CaseMark::DueSoon);
        case BoardKey::Overdue: return open_cell(row, row.overdue, CaseMark::Overdue);
        case BoardKey::Round: return round_cell(row, column.count);
        case BoardKey::Median: return median_cell(row);
        case BoardKey::Repeated: return repeated_cell(row);
        case BoardKey::Evaluations:
            return {.text = std::to_string(row.numbers.evaluations),
                    .before = before(row.numbers.evaluations, row.compared.evaluations),
                    .tone = row.numbers.evaluations > 0 ? ui::Tone::Ink : ui::Tone::Secondary};
        }
        return {};
    }

    struct CellOf {
        const std::string& unit;
        const std::string& name;
        bool is_total;
    };

    void draw_number(const NumberCell& cell, const CellOf& of, const Laid& laid) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const ui::TextStyle style{sizes.body, ui::colour_of(cell.tone, colours),
                                  of.is_total || cell.tone == ui::Tone::Danger};
        const auto place = first_line(laid);
        const float width = std::min(place.width - 2 * side, std::ceil(m_canvas.text_width(cell.text, style)) + 1);
        write_line(cell.text, place, width, is_words(*laid.column), style);
        if (!cell.list && cell.before.empty())
            return ui::say(m_canvas, cell_node(of.name, *laid.column), cell.text, place, style);
        const auto inside = cell_inside(of.name, laid);
        if (cell.list)
            draw_link(cell, of, *laid.column, place, style);
        else
            ui::say(m_canvas, {.id = m_canvas.id_of(of.name), .role = ui::Role::Paragraph}, cell.text, place, style);
        if (!cell.before.empty()) draw_before(cell, of.name, laid);
    }

    // A fine line under it says that it leads on.
    void draw_link(const NumberCell& cell, const CellOf& of, const UnitColumn& column, const ui::Place& place,
                   const ui::TextStyle& style) {
        const float width = std::min(place.width - 2 * side, m_canvas.text_width(cell.text, style));
        m_canvas.line(is_words(column) ? place.x + side : place.x + place.width - side - width,
                      place.y + place.height - 3, width, m_canvas.theme().colours.control_line);
        const auto press = m_canvas.pressable(of.name, place);
        if (press.pressed) m_step = ShowBoardList{*cell.list, of.name};
        ui::Node node{.id = press.id, .role = ui::Role::ViewLink, .address = address_of(*cell.list, m_view.query)};
        node.attributes = {
            {"aria-label", board_link_words(of.unit, m_canvas.text_of(column.label), cell.text, m_language)}};
        ui::say(m_canvas, std::move(node), cell.text, place, style);
    }

    void draw_before(const NumberCell& cell, const std::string& name, const Laid& laid) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const ui::TextStyle style{sizes.tiny, colours.secondary};
        const ui::Place place{laid.x, m_canvas.y() + m_line, laid.width, m_height - m_line - 4};
        const float width = std::min(place.width - 2 * side, std::ceil(m_canvas.text_width(cell.before, style)) + 1);
        write_line(cell.before, place, width, is_words(*laid.column), style);
        ui::say(m_canvas, {.id = m_canvas.id_of(ui::joined(name, "before")), .role = ui::Role::Paragraph}, cell.before,
                place, style);
    }

    ui::Canvas& m_canvas;
    const BoardView& m_view;
    Language m_language;
    const Board& m_board;
    float m_line;    // Of a row, its first.
    float m_height;  // Of a row of two.
    float m_row = 0; // Of the one that is drawn.
    std::vector<Laid> m_columns;
    BoardStep m_step;
};

} // namespace

BoardStep draw_units(ui::Canvas& canvas, const BoardView& view) { return UnitsTable{canvas, view}.draw(); }

std::string_view round_words(RoundCount count, Language language) {
    return text(rounds[static_cast<std::size_t>(count)], language);
}

std::string board_link_words(std::string_view unit, std::string_view number, std::string_view count,
                             Language language) {
    return fill(text(Text::DeskBoardLink, language), {{"unit", unit}, {"number", number}, {"count", count}});
}

} // namespace zhiping::desk
