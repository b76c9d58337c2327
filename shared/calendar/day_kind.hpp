#pragma once

#include "shared/table.hpp"

#include <array>

namespace zhiping {

// Why a day is worked or free.
enum class DayKind {
    Weekday,
    Weekend,
    Holiday,          // By the notice, which also names weekends among a holiday's days.
    MakeUpWorkingDay, // By the notice.
    StatutoryHoliday, // By the law alone, because no notice of the year is known.
};

struct DayKindFacts {
    DayKind value;
    std::string_view id;
    bool is_worked;
};

inline constexpr std::array day_kinds{
    DayKindFacts{DayKind::Weekday, "weekday", true},
    DayKindFacts{DayKind::Weekend, "weekend", false},
    DayKindFacts{DayKind::Holiday, "holiday", false},
    DayKindFacts{DayKind::MakeUpWorkingDay, "make_up_working_day", true},
    DayKindFacts{DayKind::StatutoryHoliday, "statutory_holiday", false},
};
static_assert(follows_enum(day_kinds));

} // namespace zhiping
