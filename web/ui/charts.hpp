#pragma once

#include "web/ui/canvas.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

// Charts over the column's width. Each is a table to whoever has it read out, and everybody can look at that table
// instead of the drawing: the caller keeps which of the two is shown. Nothing is told apart by its colour alone.
namespace zhiping::ui {

struct ChartWords {
    std::string_view as_table; // On the button that shows the table,
    std::string_view as_chart; // and on the one that shows the drawing again.
    std::string_view missing;  // In place of a value that there is not, and of a chart without any.
};

// Bars ----------------------------------------------------------------------------------------

struct ChartValue {
    double amount;    // From 0 on.
    std::string said; // As it is written, with its unit where it has one.
};
inline ChartValue counted(int amount) { return {static_cast<double>(amount), std::to_string(amount)}; }

struct Bar {
    std::string name; // Unique in the chart, and the same in every order.
    std::string label;
    std::optional<ChartValue> value;
    std::optional<ChartValue> compared = {};
    std::string address = {}; // Where it leads, for who opens it elsewhere. A bar without one cannot be pressed.
};

struct BarChart {
    std::string_view name;
    std::string_view title;
    std::string_view bar_heading; // What the bars are of: units, say.
    std::string_view value_heading;
    std::string_view compared_heading = {}; // Empty where nothing is compared.
    std::span<const Bar> bars;
    bool as_table = false;
    ChartWords words;
};

struct OpenedBar {
    std::size_t bar;
};
struct TurnedChart {}; // Into its table, or back.
using BarChartPress = std::variant<OpenedBar, TurnedChart>;

// Bars under each other, all from 0 and in one scale; under each a thinner one for what it is compared with. What opens
// a bar is named by link_of() of table.hpp.
std::optional<BarChartPress> bar_chart(Canvas&, const BarChart&);

// Lines ---------------------------------------------------------------------------------------

struct ChartLine {
    std::string_view label;
    std::span<const std::optional<int>>
        values; // From 0 on, one for each point. Where there is none, the line has a gap.
    Tone tone = Tone::Accent;
};

struct LineChart {
    std::string_view name;
    std::string_view title;
    std::string_view point_heading;      // What the points are of: days, say.
    std::span<const std::string> points; // Their labels, in their order.
    std::span<const ChartLine> lines;    // Up to three: the first is drawn through, the others with gaps of their own.
    bool as_table = false;
    ChartWords words;
};

// Returns whether it was turned into its table, or back.
bool line_chart(Canvas&, const LineChart&);

} // namespace zhiping::ui
