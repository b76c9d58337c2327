#include "shared/calendar/date.hpp"
#include "shared/text/text_ids.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace zhiping {

using namespace std::chrono;

namespace {

constexpr std::array english_months{"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array english_weekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array chinese_weekdays{"日", "一", "二", "三", "四", "五", "六"};

struct Parts {
    explicit Parts(Date date)
        : value(date), year(int{value.year()}), month(static_cast<int>(unsigned{value.month()})),
          day(static_cast<int>(unsigned{value.day()})), weekday_index(std::chrono::weekday{date}.c_encoding()) {}

    year_month_day value;
    int year;
    int month;
    int day;
    unsigned weekday_index;
};

template <typename... Values> std::string format(const char* pattern, Values... values) {
    std::array<char, 96> buffer{};
    std::snprintf(buffer.data(), buffer.size(), pattern, values...);
    return buffer.data();
}

std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    for (const char digit : text)
        if (digit < '0' || digit > '9') return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

Date china_date(Instant instant) { return floor<days>(instant + china_offset); }

TimeOfDay china_time_of_day(Instant instant) {
    const hh_mm_ss time{instant + china_offset - china_date(instant)};
    return {static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count())};
}

Result<Date> parse_date(std::string_view text) {
    const auto refusal = invalid("date", Text::DateMalformed);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return refusal;
    const auto year_number = parse_digits(text.substr(0, 4));
    const auto month_number = parse_digits(text.substr(5, 2));
    const auto day_number = parse_digits(text.substr(8, 2));
    if (!year_number || !month_number || !day_number) return refusal;
    const year_month_day date{year{*year_number}, month{static_cast<unsigned>(*month_number)},
                              day{static_cast<unsigned>(*day_number)}};
    if (!date.ok()) return refusal;
    return Date{date};
}

std::string to_string(Date date) {
    const Parts parts{date};
    return format("%04d-%02d-%02d", parts.year, parts.month, parts.day);
}

Result<Instant> parse_china_time(std::string_view text) {
    const auto refusal = invalid("time", Text::DateMalformed);
    if (text.size() != 16 || text[10] != ' ' || text[13] != ':') return refusal;
    const auto date = parse_date(text.substr(0, 10));
    const auto hour = parse_digits(text.substr(11, 2));
    const auto minute = parse_digits(text.substr(14, 2));
    if (!date || !hour || !minute || *hour > 23 || *minute > 59) return refusal;
    return Instant{*date} + hours{*hour} + minutes{*minute} - china_offset;
}

std::string to_china_time(Instant instant) {
    const auto time = china_time_of_day(instant);
    return to_string(china_date(instant)) + format(" %02d:%02d", time.hour, time.minute);
}

std::string spoken_date(Date date, Language language, bool with_year) {
    const Parts parts{date};
    if (language == Language::Chinese)
        return (with_year ? format("%d年", parts.year) : "") +
               format("%d月%d日（星期%s）", parts.month, parts.day, chinese_weekdays[parts.weekday_index]);
    return format("%s %d %s", english_weekdays[parts.weekday_index], parts.day,
                  english_months[static_cast<std::size_t>(parts.month - 1)]) +
           (with_year ? format(" %d", parts.year) : "");
}

std::string spoken_time(Instant instant, Language language) {
    const Parts parts{china_date(instant)};
    const auto time = china_time_of_day(instant);
    if (language == Language::Chinese)
        return format("%d年%d月%d日 %02d:%02d", parts.year, parts.month, parts.day, time.hour, time.minute);
    return format("%d %s %d, %02d:%02d", parts.day, english_months[static_cast<std::size_t>(parts.month - 1)],
                  parts.year, time.hour, time.minute);
}

} // namespace zhiping
