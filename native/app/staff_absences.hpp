#pragma once

#include "native/store/store.hpp"
#include "shared/calendar/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Who of staff is absent, and who stands in: meanwhile the deputy has the absent one's roles too. An absent one can
// still sign in.
namespace zhiping::app {

// Whole days in China, both included.
struct Absence {
    Date from;
    Date to;
    std::string deputy_badge;

    bool operator==(const Absence&) const = default;
};

// Nullopt when it is done, else why not, for the operator. A deputy is of the same unit and not disabled; nobody is
// absent and a deputy on one day, so that a deputy has no deputy; nobody has two absences on one day.
std::optional<std::string> set_absence(store::Store&, std::string_view badge, const Absence&, Date today);

// The one that begins on that day.
std::optional<std::string> cancel_absence(store::Store&, std::string_view badge, Date from);

// Those that have not ended before today, the earliest first.
std::vector<Absence> list_absences(store::Store&, std::int64_t staff_id, Date today);

} // namespace zhiping::app
