#include "shared/text/desk_text_ids.hpp"
#include "web/desk/board_parts.hpp"
#include "web/ui/charts.hpp"
#include "web/ui/columns.hpp"
#include "web/ui/table.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::size_t most_days = 31;  // With a point each; more are put together by weeks.
constexpr std::size_t most_units = 12; // In the chart of what is overdue: those with the most.
constexpr std::size_t week = 7;

using Points = std::vector<std::optional<int>>;

struct LineOfDays {
    std::vector<std::string> labels = {};
    Points begun = {};
    Points late = {};
};

// By days, or by weeks of seven days from the first. A case with two replies owed in a week is counted for each.
LineOfDays line_of(const std::vector<BoardDay>& days, std::size_t together) {
    LineOfDays line;
    for (std::size_t first = 0; first < days.size(); first += together) {
        int begun = 0, late = 0;
        for (auto place = first; place < std::min(days.size(), first + together); ++place) {
            begun += days[place].begun;
            late += days[place].late;
        }
        line.labels.push_back(to_string(days[first].day).substr(5)); // "11-30"
        line.begun.push_back(begun);
        line.late.push_back(late);
    }
    return line;
}

class BoardCharts {
public:
    BoardCharts(ui::Canvas& canvas, const BoardView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()),
          m_board(view.shown.board()), m_words{said(Text::DeskAsTable), said(Text::DeskAsChart),
                                               said(Text::DeskChartMissing)} {}

    BoardStep draw() {
        m_canvas.space(2 * m_canvas.theme().sizes.gap);
        {
            ui::Columns columns{m_canvas, 2};
            draw_days();
            columns.next();
            draw_overdue();
        }
        m_canvas.space(2 * m_canvas.theme().sizes.gap);
        ui::Columns columns{m_canvas, 2};
        draw_situations();
        columns.next();
        draw_modules();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }

    void draw_days() {
        const std::size_t together = m_board.days.size() > most_days ? week : 1;
        const auto now = line_of(m_board.days, together);
        auto before = line_of(m_board.compared, together).begun;
        before.resize(now.labels.size()); // A leap day more or less.
        const ui::ChartLine lines[] = {{said(Text::DeskBoardRounds), now.begun},
                                       {said(Text::DeskBoardLate), now.late, ui::Tone::Danger},
                                       {said(Text::DeskBoardEarlier), before, ui::Tone::Secondary}};
        if (ui::line_chart(m_canvas, {.name = "board.days",
                                      .title = said(together == 1 ? Text::DeskBoardByDay : Text::DeskBoardByWeek),
                                      .point_heading = said(Text::DeskBoardDay),
                                      .points = now.labels,
                                      .lines = lines,
                                      .as_table = m_view.shown.is_table(BoardChart::Days),
                                      .words = m_words}))
            m_step = TurnBoardChart{BoardChart::Days};
    }

    // With a list for each bar.
    void draw_bars(const ui::BarChart& chart, BoardChart which, const std::vector<BoardList>& lists) {
        const auto press = ui::bar_chart(m_canvas, chart);
        if (!press) return;
        if (const auto* opened = std::get_if<ui::OpenedBar>(&*press))
            m_step = ShowBoardList{lists[opened->bar], ui::link_of(chart.name, chart.bars[opened->bar].name)};
        else
            m_step = TurnBoardChart{which};
    }

    void draw_overdue() {
        std::vector<const BoardRow*> rows;
        for (const auto& row : m_view.shown.board().rows)
            if (row.overdue > 0) rows.push_back(&row);
        std::stable_sort(rows.begin(), rows.end(),
                         [](const BoardRow* one, const BoardRow* other) { return one->overdue > other->overdue; });
        if (rows.size() > most_units) rows.resize(most_units);
        std::vector<ui::Bar> bars;
        std::vector<BoardList> lists;
        for (const auto* row : rows) {
            lists.push_back(list_of_open(m_board, m_view.query, *row, CaseMark::Overdue));
            bars.push_back({.name = row->is_alone ? "alone." + row->unit.id : row->unit.id,
                            .label = row->unit.name[m_language],
                            .value = ui::counted(row->overdue),
                            .address = address_of(lists.back(), m_view.query)});
        }
        draw_bars({.name = "board.overdue",
                   .title = said(Text::DeskBoardOverdueUnits),
                   .bar_heading = said(Text::DeskBoardUnit),
                   .value_heading = said(Text::DeskMarkOverdue),
                   .bars = bars,
                   .as_table = m_view.shown.is_table(BoardChart::Overdue),
                   .words = m_words},
                  BoardChart::Overdue, lists);
    }

    ui::Bar bar(std::string_view id, std::string_view label, int cases, int compared, const BoardList& list) const {
        return {.name = std::string{id},
                .label = std::string{label},
                .value = ui::counted(cases),
                .compared = ui::counted(compared),
                .address = cases > 0 ? address_of(list, m_view.query) : std::string{}};
    }

    void draw_compared(std::string_view name, Message title, BoardChart which, const std::vector<ui::Bar>& bars,
                       const std::vector<BoardList>& lists) {
        draw_bars({.name = name,
                   .title = said(title),
                   .bar_heading = said(title),
                   .value_heading = said(Text::DeskBoardNow),
                   .compared_heading = said(Text::DeskBoardEarlier),
                   .bars = bars,
                   .as_table = m_view.shown.is_table(which),
                   .words = m_words},
                  which, lists);
    }

    BoardList begun() const { return list_of_rounds(m_board, m_view.query, m_board.total, RoundCount::Begun); }

    void draw_situations() {
        std::vector<ui::Bar> bars;
        std::vector<BoardList> lists;
        for (const auto& [situation, cases, compared] : m_board.total.situations) {
            lists.push_back(begun());
            lists.back().filter.situation = situation;
            auto shown = bar(facts_of(situations, situation).id, situation_words(situation, m_language), cases,
                             compared, lists.back());
            const auto& chosen = m_view.query.situation;
            if (chosen && *chosen != situation) shown.address.clear(); // No list is of two situations.
            bars.push_back(std::move(shown));
        }
        draw_compared("board.situations", Text::DeskColumnSituations, BoardChart::Situations, bars, lists);
    }

    void draw_modules() {
        std::vector<ui::Bar> bars;
        std::vector<BoardList> lists;
        for (const auto& [module, cases, compared] : m_board.modules) {
            lists.push_back(begun());
            lists.back().filter.module = module;
            bars.push_back(
                bar(facts_of(modules, module).id, module_words(module, m_language), cases, compared, lists.back()));
        }
        draw_compared("board.modules", Text::DeskColumnModule, BoardChart::Modules, bars, lists);
    }

    ui::Canvas& m_canvas;
    const BoardView& m_view;
    Language m_language;
    const Board& m_board;
    ui::ChartWords m_words;
    BoardStep m_step;
};

} // namespace

BoardStep draw_board_charts(ui::Canvas& canvas, const BoardView& view) { return BoardCharts{canvas, view}.draw(); }

} // namespace zhiping::desk
