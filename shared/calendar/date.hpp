#pragma once

#include "shared/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace zhiping {

// A day of the calendar in China.
using Date = std::chrono::sys_days;

// A moment, in UTC. Shown and counted in Asia/Shanghai, which is UTC+8 without daylight saving.
using Instant = std::chrono::sys_seconds;

// Nothing that arrives may be later: 9999-12-31 23:59:59.
inline constexpr Instant last_instant{std::chrono::seconds{253402300799}};

inline constexpr std::chrono::hours china_offset{8};

Date china_date(Instant);

struct TimeOfDay {
    int hour;
    int minute;
};
TimeOfDay china_time_of_day(Instant);

// "2026-11-20"
Result<Date> parse_date(std::string_view);
std::string to_string(Date);

// "2026-11-20 15:32" in China; what a CSV of codes carries and what tables print.
Result<Instant> parse_china_time(std::string_view);
std::string to_china_time(Instant);

// For people: "11月25日（星期三）", "Wednesday 25 November"; with the year when `with_year`.
std::string spoken_date(Date, Language, bool with_year = false);

// For people: "2026年11月20日 15:32", "20 November 2026, 15:32".
std::string spoken_time(Instant, Language);

} // namespace zhiping
