#pragma once

#include "web/ui/charts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What bars and lines have in common: what stands above them, and their table.
namespace zhiping::ui {

constexpr float chart_side = 8; // Of a cell, on its left and right.

// The title, and beside it the button that turns the chart. Returns whether that was pressed.
bool draw_chart_top(Canvas&, std::string_view name, std::string_view title, bool as_table, const ChartWords&);

// As much as one line has room for, where that is seen at all: in the middle of the place's height, on its left or
// right.
enum class ChartAlign { Left, Right };
void draw_chart_text(Canvas&, std::string_view text, const Place&, const TextStyle&, ChartAlign);

float chart_row_height(const Canvas&);
TextStyle chart_heading_style(const Canvas&);

// The nodes of a table that has all its rows. They are the same for the drawing and for what is drawn instead of it.
Node chart_table_node(const Canvas&, std::string_view name, std::string_view title, const Place&);
Node chart_header_node(const Canvas&, std::string_view name, const Place&);
void say_chart_heading(Canvas&, std::string_view name, std::size_t column, std::string_view text, const Place&);

// A row, open as long as the object lives.
class ChartRow {
public:
    // With an address it leads there, and is pressed anywhere on it.
    ChartRow(Canvas&, std::string_view name, std::size_t index, std::string_view address, const Place&);

    void write_label(std::string_view label, const Place&); // The first cell.
    void say(std::size_t column, std::string_view text, const Place&, const TextStyle&);
    bool is_pressed() const { return m_is_pressed; }

private:
    Node node_of(std::size_t index, const Place&);

    Canvas& m_canvas;
    std::string m_name;
    std::string m_address;
    bool m_is_pressed = false;
    Inside m_inside;
};

struct ChartTableRow {
    std::string name; // Of the whole screen.
    std::string_view label;
    std::string_view address = {};
    std::vector<std::string> cells = {};
};

struct ChartTable {
    std::string_view name;
    std::string_view title;
    std::vector<std::string_view> headings; // Of the labels, and of the cells.
    std::vector<ChartTableRow> rows;
    std::string_view empty; // Said where there are no rows.
};

// Instead of the drawing. Returns the index of the row that was pressed.
std::optional<std::size_t> draw_chart_table(Canvas&, const ChartTable&);

} // namespace zhiping::ui
