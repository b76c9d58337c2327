#pragma once

#include "web/ui/canvas.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

// A table of any number of rows, of which only those that show are drawn and have nodes.
namespace zhiping::ui {

struct TableColumn {
    std::string_view name;
    std::string_view label;
    float least; // Its width, in CSS pixels: where a canvas has no room for all of them, those from the right on are
                 // left out.
    float share = 0;    // Of the width that is left over.
    bool sorts = false; // Its header can be pressed.
};

enum class Direction { Ascending, Descending };

struct TableSort {
    std::size_t column;
    Direction direction;
};

struct TableCell {
    std::string text;
    Tone tone = Tone::Ink;
    bool bold = false;
};

struct TableRow {
    std::string name;    // Unique in the table, and the same in every order.
    std::string link;    // What the first column says; it opens the row.
    std::string address; // Where the link leads, for who opens it elsewhere; empty: there is nothing to open.
    std::optional<bool> ticked = {}; // No box where nothing can be ticked.
    std::string tick_label = {};
    std::vector<TableCell> cells = {}; // Of the other columns, in their order.
};

struct TableContent {
    std::string_view name;
    std::string_view label;
    std::span<const TableColumn> columns;
    std::size_t rows;
    std::function<TableRow(std::size_t row)> row; // Asked for those that show.
    std::optional<std::size_t> current = {};      // Where j and k are: it shows, and has nodes wherever it is.
    std::optional<TableSort> sort = {};
    std::optional<bool> all_ticked = {}; // The box in the header; none where nothing can be ticked.
    std::string_view tick_all = {};      // Its label.
    std::string_view empty = {};         // Said where there are no rows.
    std::string_view earlier = {};       // Labels of the buttons by which a page without a canvas turns its pages.
    std::string_view later = {};
};

// What the person did with it.
struct OpenedRow {
    std::size_t row;
};
struct TickedRow {
    std::size_t row;
};
struct TickedAll {};
struct SortedColumn {
    std::size_t column;
};
struct TurnedPage {
    float scrolled; // What it is to be drawn with from now on.
};
using TablePress = std::variant<OpenedRow, TickedRow, TickedAll, SortedColumn, TurnedPage>;

// `scrolled` is how far its rows are, which the page says of the id of row_area_of(name).
std::optional<TablePress> table(Canvas&, const TableContent&, const Place&, float scrolled);

std::string row_area_of(std::string_view table);
std::string link_of(std::string_view table, std::string_view row); // The name of what opens a row: it takes the focus.

} // namespace zhiping::ui
