#pragma once

#include "native/journal/line.hpp"
#include "native/store/holidays.hpp"

#include <functional>
#include <span>
#include <string>

// What the journal says of notices of holidays, by which every deadline is counted.
namespace zhiping::app {

// What the line of a notice has the hash of, a line each: its year, its source, "free 2027-01-01" for each day off and
// "worked 2027-02-14" for each make-up day.
std::string notice_text(const HolidayNotice&);

// "notice 2027 SHA256 1795160700": its year, the hash of its text, and when it was loaded.
journal::Line notice_line(const store::StoredHolidayNotice&);

// Compares the stored notices with the lines about them, all of the journal in its order, and tells of each problem in
// one line. Notices that were loaded before there were such lines have none and come first; so nothing is said of those
// before the first line.
void verify_notices(store::Database&, std::span<const journal::Entry> lines,
                    const std::function<void(const std::string&)>& tell_problem);

} // namespace zhiping::app
