#include "shared/calendar/statutory_holidays.hpp"

#include <algorithm>
#include <array>

namespace zhiping {

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

struct MovingFeast {
    year_month_day first;
    int days;
};

// The first days of the lunar months as the Hong Kong Observatory's tables have them. Two new moons fall within minutes
// of midnight (2027-02-06 23:56 and 2030-02-03 00:07 in China), where some programs are a day off.
constexpr std::array moving_feasts{
    MovingFeast{2027y / 2 / 5, 4},  MovingFeast{2027y / 4 / 5, 1},
    MovingFeast{2027y / 6 / 9, 1},  MovingFeast{2027y / 9 / 15, 1},

    MovingFeast{2028y / 1 / 25, 4}, MovingFeast{2028y / 4 / 4, 1},
    MovingFeast{2028y / 5 / 28, 1}, MovingFeast{2028y / 10 / 3, 1},

    MovingFeast{2029y / 2 / 12, 4}, MovingFeast{2029y / 4 / 4, 1},
    MovingFeast{2029y / 6 / 16, 1}, MovingFeast{2029y / 9 / 22, 1},

    MovingFeast{2030y / 2 / 2, 4},  MovingFeast{2030y / 4 / 5, 1},
    MovingFeast{2030y / 6 / 5, 1},  MovingFeast{2030y / 9 / 12, 1},
};

constexpr std::array fixed_holidays{January / 1, May / 1, May / 2, October / 1, October / 2, October / 3};

} // namespace

bool is_statutory_holiday(Date day) {
    const year_month_day date{day};
    const auto is_fixed = std::find(fixed_holidays.begin(), fixed_holidays.end(), date.month() / date.day());
    if (is_fixed != fixed_holidays.end()) return true;
    return std::any_of(moving_feasts.begin(), moving_feasts.end(), [&](const MovingFeast& feast) {
        return day >= Date{feast.first} && day < Date{feast.first} + days{feast.days};
    });
}

} // namespace zhiping
