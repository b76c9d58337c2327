#pragma once

#include "shared/calendar/date.hpp"

namespace zhiping {

// The holidays for all citizens of 全国年节及纪念日放假办法 (2024), art. 2: New Year 1 day, Spring Festival 4 from its
// eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3. What a notice makes of them, days off
// beside them and weekends that are worked, nobody can know before. Of the lunar feasts and Qingming those of 2027 to
// 2030 are known here; in other years the days that are fixed in the law decide alone.
bool is_statutory_holiday(Date);

} // namespace zhiping
