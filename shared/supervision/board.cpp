#include "shared/supervision/board.hpp"

#include "shared/text/text_ids.hpp"

namespace zhiping {

namespace {

// There was no evaluation before, and a year has four digits whatever it is compared with.
constexpr Date first_board_day{std::chrono::year{2000} / 1 / 1};

// The same day of the year before; of 29 February the last of the month.
Date year_before(Date day) {
    const std::chrono::year_month_day date{day};
    const auto before = date - std::chrono::years{1};
    return before.ok() ? Date{before} : Date{before.year() / before.month() / std::chrono::last};
}

BoardPeriod compared_with(const BoardPeriod& period, Comparison comparison) {
    if (comparison == Comparison::Year) return {year_before(period.from), year_before(period.until)};
    const auto days = period.until - period.from + std::chrono::days{1};
    return {period.from - days, period.until - days};
}

} // namespace

Result<BoardPeriods> make_board_periods(const BoardQuery& query, Date today) {
    const auto until = query.until.value_or(today);
    const auto from = query.from.value_or(until - std::chrono::days{usual_board_days - 1});
    if (until > today) return invalid("until", Text::DateInFuture);
    if (from > until) return invalid("from", Text::AnomalyPeriodBackwards);
    if (from < first_board_day) return invalid("from", Text::ValueUnknown);
    if ((until - from).count() >= max_board_days) return invalid("until", Text::AnomalyPeriodTooLong);
    const BoardPeriod now{from, until};
    return BoardPeriods{now, compared_with(now, query.comparison)};
}

} // namespace zhiping
