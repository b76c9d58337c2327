#include "native/work/schedule.hpp"

#include <algorithm>

namespace zhiping::work {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::minutes max_retry_pause{60};

std::chrono::minutes retry_pause(std::int64_t failures) {
    const auto doublings = std::min<std::int64_t>(failures - 1, 6);
    return std::min(std::chrono::minutes{std::int64_t{1} << doublings}, max_retry_pause);
}

Instant next_daily(std::chrono::minutes daily_at, Instant now) {
    const auto today = Instant{china_date(now)} + daily_at - china_offset;
    return today > now ? today : today + 24h;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string time_of_day(std::chrono::minutes after_midnight) {
    return two_digits(after_midnight / 1h) + ":" + two_digits(after_midnight % 1h / 1min);
}

} // namespace

Instant Schedule::next_after(Instant now) const {
    auto next = last_instant;
    if (daily_at) next = std::min(next, next_daily(*daily_at, now));
    if (every) next = std::min(next, now + *every);
    return next;
}

Instant Schedule::next_run(Instant now, std::int64_t failures) const {
    const auto next = next_after(now);
    return failures == 0 ? next : std::min(next, now + retry_pause(failures));
}

std::string to_words(const Schedule& schedule) {
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    if (schedule.at_start) add("at start");
    if (schedule.daily_at) add("daily at " + time_of_day(*schedule.daily_at));
    if (schedule.every) add("every " + std::to_string(schedule.every->count()) + " min");
    return words;
}

} // namespace zhiping::work
