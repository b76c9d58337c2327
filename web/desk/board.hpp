#pragma once

#include "shared/anomalies/anomaly.hpp"
#include "shared/supervision/board.hpp"
#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhiping::desk {

// What the units of the board are sorted by.
enum class BoardKey { Unit, Open, DueSoon, Overdue, Evaluations, Median, Repeated, Round };

struct BoardSorting {
    BoardKey key = BoardKey::Overdue;
    RoundCount count = RoundCount::Begun; // Of the key Round.
    bool is_descending = true;

    bool operator==(const BoardSorting&) const = default;
};

enum class BoardChart { Days, Overdue, Situations, Modules };

inline constexpr std::size_t board_rows_of_page = 100;
inline constexpr std::size_t findings_of_page = 50;

// The board that is looked at, what is unusual in its days, and how somebody has put them. What is there of a unit
// stays until the answer to another question about it comes; the way to it always does.
class ShownBoard {
public:
    enum class State { Reading, Here, Failed };

    // `changed` is called when anything is to be drawn anew.
    ShownBoard(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void show(const BoardQuery&); // Asks where it is another one, and where it failed.
    void read(const BoardQuery&); // Asks.
    void look_again();            // The same of the one that is shown, by itself.
    void retry();                 // The same, where the server could not answer.
    void lose_answer();           // None comes any more: whoever was signed in is not, or is again.
    void forget();

    State state() const { return m_state; }
    const std::string& problem() const { return m_problem; }
    std::string take_said() { return std::exchange(m_said, {}); }        // A problem that was not there before; once.
    const std::string& problem_field() const { return m_problem_field; } // "from", "until"; empty: all of it.
    const Board& board() const { return *m_board; }                      // Precondition: it is Here.
    bool is_reading() const { return m_is_reading; }                     // Somebody waits for it, whatever is there.
    const std::vector<NamedUnit>& path() const { return m_path; }        // As far as it is known, of the one asked for.
    const std::optional<BoardPeriods>& periods() const { return m_periods; } // Of the last one that was there.

    State anomalies_state() const { return m_anomalies_state; }
    const std::string& anomalies_problem() const { return m_anomalies_problem; }
    const AnomalyList& anomalies() const { return *m_anomalies; } // Precondition: they are Here.
    bool is_open(const AnomalyFinding& finding) const { return m_opened.contains(name_of(finding)); }
    void open_or_close(std::size_t finding); // The evaluations behind it.

    const BoardSorting& sorting() const { return m_sorting; }
    void sort(BoardKey, RoundCount = RoundCount::Begun); // The same once more turns the order round.
    std::vector<const BoardRow*> rows() const;           // As they are sorted. Precondition: it is Here.

    // How much of it is drawn.
    std::size_t rows_shown() const { return m_rows_shown; }
    std::size_t findings_shown() const { return m_findings_shown; }
    void show_more_rows() { m_rows_shown += board_rows_of_page; }
    void show_more_findings() { m_findings_shown += findings_of_page; }
    bool is_table(BoardChart chart) const { return m_tables.contains(chart); } // And no drawing.
    void turn(BoardChart);

    // As the board or the findings call it; its id where they do not know it.
    std::string name_of_unit(std::string_view id) const;

private:
    enum class Asks { Person, Desk }; // By itself.

    void ask(Asks);
    std::vector<NamedUnit> path_to(const std::optional<std::string>& unit_id) const;
    void forget_answers();
    static std::string name_of(const AnomalyFinding&);     // Among those of one list.
    const NamedUnit* find_unit(std::string_view id) const; // None where nothing here names it.
    void ask_for(Asks, const std::string& path, Api::Then);
    void take_board(const Answer&);
    void keep(Board);
    void take_anomalies(const Answer&);

    Api& m_api;
    std::function<void()> m_changed;
    std::optional<BoardQuery> m_query; // None: nothing has been asked for.
    std::uint32_t m_asked = 0;         // How often: only the answer to the last question counts.
    State m_state = State::Reading;
    std::string m_problem;
    std::string m_problem_field;
    std::string m_said;
    bool m_is_reading = false;
    bool m_is_unanswered = false;
    bool m_is_of_another = false; // What is there answers another question about this unit.
    std::vector<NamedUnit> m_path;
    std::optional<BoardPeriods> m_periods;
    std::optional<Board> m_board;
    State m_anomalies_state = State::Reading;
    std::string m_anomalies_problem;
    std::optional<AnomalyList> m_anomalies;
    std::set<std::string> m_opened; // Findings whose evaluations are shown, by name.
    BoardSorting m_sorting;
    std::size_t m_rows_shown = board_rows_of_page;
    std::size_t m_findings_shown = findings_of_page;
    std::set<BoardChart> m_tables;
};

} // namespace zhiping::desk
