#include "shared/supervision/count_board.hpp"

#include <algorithm>

namespace zhiping {

namespace {

// The day on which it began is not counted, as it is not when a reply is promised.
int working_days_to(const Calendar& calendar, Date began, Date answered) {
    int days = 0;
    for (auto day = began + std::chrono::days{1}; day <= answered; day += std::chrono::days{1})
        if (calendar.is_working_day(day)) ++days;
    return days;
}

std::optional<double> median_of(std::vector<int> days) {
    if (days.empty()) return std::nullopt;
    std::sort(days.begin(), days.end());
    const auto middle = days.size() / 2;
    if (days.size() % 2 == 1) return days[middle];
    return (days[middle - 1] + days[middle]) / 2.0;
}

void tally(RowTally& row, const BoardRound& round, std::optional<int> working_days) {
    for (std::size_t count = 0; count < row.counts.size(); ++count)
        if (round.is_counted[count]) row.counts[count].add(round.case_id);
    for (const auto situation : round.situations) row.ticked[static_cast<std::size_t>(situation)].add(round.case_id);
    if (working_days) row.working_days.push_back(*working_days);
}

RoundNumbers numbers_of(const RowTally& row) {
    RoundNumbers numbers{.median_days = median_of(row.working_days), .evaluations = row.evaluations};
    for (std::size_t count = 0; count < row.counts.size(); ++count) numbers.cases[count] = row.counts[count].count();
    return numbers;
}

std::vector<SituationCount> situations_of(const RowTally& now, const RowTally& compared) {
    std::vector<SituationCount> counts;
    for (const auto& facts : situations) {
        const auto place = static_cast<std::size_t>(facts.value);
        const SituationCount count{facts.value, now.ticked[place].count(), compared.ticked[place].count()};
        if (count.cases > 0 || count.compared > 0) counts.push_back(count);
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const SituationCount& left, const SituationCount& right) { return left.cases > right.cases; });
    return counts;
}

void fill(BoardRow& row, const RowTally& now, const RowTally& compared) {
    row.numbers = numbers_of(now);
    row.compared = numbers_of(compared);
    row.situations = situations_of(now, compared);
}

std::vector<BoardDay> days_of(const PeriodTally& tally, const BoardPeriod& period) {
    std::vector<BoardDay> days;
    for (auto day = period.from; day <= period.until; day += std::chrono::days{1}) {
        const auto found = tally.days.find(day);
        const bool is_there = found != tally.days.end();
        days.push_back({day, is_there ? found->second.first.count() : 0, is_there ? found->second.second.count() : 0});
    }
    return days;
}

std::vector<ModuleCount> modules_of(const PeriodTally& now, const PeriodTally& compared) {
    std::vector<ModuleCount> counts;
    for (const auto& facts : modules) {
        const auto place = static_cast<std::size_t>(facts.value);
        const ModuleCount count{facts.value, now.by_module[place].count(), compared.by_module[place].count()};
        if (count.cases > 0 || count.compared > 0) counts.push_back(count);
    }
    return counts;
}

} // namespace

BoardRows::BoardRows(std::span<const PlacedUnit> units, const std::string& unit_id, bool has_alone) {
    std::map<std::string_view, std::string_view> parents;
    for (const auto& each : units) {
        parents.emplace(each.unit.id, each.parent_id ? std::string_view{*each.parent_id} : std::string_view{});
        if (each.unit.id == unit_id && has_alone) add(each, true);
    }
    for (const auto& each : units)
        if (each.parent_id == unit_id && each.unit.id != unit_id) add(each, false);
    // Each belongs where the one above it does.
    for (const auto& each : units) {
        std::vector<std::string_view> without;
        std::string_view id = each.unit.id;
        for (; id != unit_id && !find(id) && without.size() < units.size(); id = parents[id]) without.push_back(id);
        const auto row = find(id);
        if (!row || id == unit_id) continue;
        rows[*row].has_below = rows[*row].has_below || !without.empty();
        for (const auto below : without) m_row_of.emplace(below, *row);
    }
}

void BoardRows::add(const PlacedUnit& placed, bool is_alone) {
    m_row_of.emplace(placed.unit.id, rows.size());
    rows.push_back({.unit = placed.unit, .is_alone = is_alone});
}

std::optional<std::size_t> BoardRows::find(std::string_view unit_id) const {
    const auto found = m_row_of.find(unit_id);
    return found == m_row_of.end() ? std::nullopt : std::optional{found->second};
}

BoardCount::BoardCount(BoardRows rows, const BoardPeriods& periods, const Calendar& calendar)
    : m_rows(std::move(rows)), m_periods(periods), m_calendar(calendar) {
    m_now.rows.resize(m_rows.rows.size());
    m_compared.rows.resize(m_rows.rows.size());
}

void BoardCount::add(PeriodTally& period, const BoardRound& round) const {
    const auto row = m_rows.find(round.unit_id);
    if (!row) return;
    const auto working_days =
        round.answered ? std::optional{working_days_to(m_calendar, round.began, *round.answered)} : std::nullopt;
    tally(period.rows[*row], round, working_days);
    tally(period.total, round, working_days);
    period.by_module[static_cast<std::size_t>(round.module)].add(round.case_id);
    auto& [begun, late] = period.days[round.began];
    begun.add(round.case_id);
    if (round.is_counted[static_cast<std::size_t>(RoundCount::Late)]) late.add(round.case_id);
}

void BoardCount::add_evaluations(PeriodTally& period, std::string_view unit_id, int count) const {
    const auto row = m_rows.find(unit_id);
    if (!row) return;
    period.rows[*row].evaluations += count;
    period.total.evaluations += count;
}

void BoardCount::add_open(int BoardRow::*count, std::string_view unit_id, int cases) {
    const auto row = m_rows.find(unit_id);
    if (!row) return;
    m_rows.rows[*row].*count += cases;
    m_total.*count += cases;
}

Board BoardCount::take() && {
    for (std::size_t row = 0; row < m_rows.rows.size(); ++row)
        fill(m_rows.rows[row], m_now.rows[row], m_compared.rows[row]);
    fill(m_total, m_now.total, m_compared.total);
    return {.path = {},
            .periods = m_periods,
            .waiting = {},
            .rows = std::move(m_rows.rows),
            .total = std::move(m_total),
            .modules = modules_of(m_now, m_compared),
            .days = days_of(m_now, m_periods.now),
            .compared = days_of(m_compared, m_periods.compared)};
}

} // namespace zhiping
