#pragma once

#include "native/app/current_calendar.hpp"

namespace zhiping::app {

// For what is done about cases one transaction after the other. Both must outlive it.
inline cases::FindMeans case_means(CurrentCalendar& calendar, outside::Random& random, bool tells = true) {
    return [&, tells](store::Database& database) {
        const auto in_force = calendar.in(database);
        return cases::Means{in_force.days, in_force.version, in_force.changes, random, tells};
    };
}

} // namespace zhiping::app
