#pragma once

#include "native/app/holiday_notices.hpp"

#include <algorithm>
#include <stdexcept>

namespace zhiping::tests {

// What the notice of 2027 might be: the holidays by law, with one day more at Spring Festival for which a Sunday is
// worked.
inline HolidayNotice sample_notice() {
    HolidayNotice notice{2027, "国办发明电〔2026〕9号", {}, {parse_date("2027-02-14").value()}};
    for (const auto* day :
         {"2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-04-05",
          "2027-05-01", "2027-05-02", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03"})
        notice.holidays.push_back(parse_date(day).value());
    return notice;
}

// The shipped notice of a year with one more day off.
inline HolidayNotice amended_notice(int year, const std::string& day) {
    for (auto notice : shipped_notices()) {
        if (notice.year != year) continue;
        notice.source += ", amended";
        notice.holidays.push_back(parse_date(day).value());
        std::ranges::sort(notice.holidays);
        return notice;
    }
    throw std::logic_error{"no notice of that year is shipped"};
}

} // namespace zhiping::tests
