#pragma once

#include "shared/supervision/board.hpp"

#include <cstdint>
#include <map>
#include <span>

// How the board is counted: of rounds that are read one after the other, those of a case together.
namespace zhiping {

// A round of a case, as far as it is counted.
struct BoardRound {
    std::int64_t case_id;
    std::string unit_id; // That owed the reply.
    Date began;
    std::optional<Date> answered;
    Module module;
    std::array<bool, round_counts.size()> is_counted; // In the order of RoundCount.
    std::vector<Situation> situations;                // Of the case.
};

// A unit that the board is about, and where it belongs.
struct PlacedUnit {
    NamedUnit unit;
    std::optional<std::string> parent_id;
};

// The rows of a board, and which of them a unit belongs to.
class BoardRows {
public:
    // `units` is the unit of this id with all below it, by id. Without `has_alone` what it has itself is in no row.
    BoardRows(std::span<const PlacedUnit> units, const std::string& unit_id, bool has_alone);

    std::optional<std::size_t> find(std::string_view unit_id) const;

    std::vector<BoardRow> rows; // Nothing is counted yet.

private:
    void add(const PlacedUnit&, bool is_alone);

    std::map<std::string, std::size_t, std::less<>> m_row_of;
};

// Counts a case once, however many of its rounds come one after the other.
class CaseTally {
public:
    void add(std::int64_t case_id) {
        if (m_last != case_id) ++m_count;
        m_last = case_id;
    }
    int count() const { return m_count; }

private:
    int m_count = 0;
    std::optional<std::int64_t> m_last;
};

// What is counted of a row in one period.
struct RowTally {
    std::array<CaseTally, round_counts.size()> counts = {};
    std::array<CaseTally, situations.size()> ticked = {};
    std::vector<int> working_days = {}; // To each reply.
    int evaluations = 0;
};

// Of all rows in one period.
struct PeriodTally {
    std::vector<RowTally> rows;
    RowTally total = {};
    std::array<CaseTally, modules.size()> by_module = {};
    std::map<Date, std::pair<CaseTally, CaseTally>> days = {}; // Begun and late.
};

class BoardCount {
public:
    BoardCount(BoardRows, const BoardPeriods&, const Calendar&); // Which must outlive it.

    // Of a unit that is in no row, nothing is counted.
    void add_now(const BoardRound& round) { add(m_now, round); }
    void add_compared(const BoardRound& round) { add(m_compared, round); }
    void add_evaluations_now(std::string_view unit_id, int count) { add_evaluations(m_now, unit_id, count); }
    void add_evaluations_compared(std::string_view unit_id, int count) { add_evaluations(m_compared, unit_id, count); }

    // Cases that a unit has now: BoardRow::open, due_soon or overdue.
    void add_open(int BoardRow::*count, std::string_view unit_id, int cases);

    // All but the path and what waits.
    Board take() &&;

private:
    void add(PeriodTally&, const BoardRound&) const;
    void add_evaluations(PeriodTally&, std::string_view unit_id, int count) const;

    BoardRows m_rows;
    BoardPeriods m_periods;
    const Calendar& m_calendar;
    PeriodTally m_now, m_compared;
    BoardRow m_total;
};

} // namespace zhiping
