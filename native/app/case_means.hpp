#pragma once

#include "native/app/current_calendar.hpp"
#include "native/cases/stored_case.hpp"

namespace zhiping::app {

// For what is done about cases one transaction after the other. Both must outlive it.
inline cases::FindMeans case_means(CurrentCalendar& calendar, outside::Random& random) {
    return [&](store::Database& database) {
        const auto days = calendar.in(database);
        return cases::Means{days.days, days.version, days.loaded, random};
    };
}

} // namespace zhiping::app
