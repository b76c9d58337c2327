#pragma once

#include "native/store/database.hpp"
#include "shared/calendar/calendar.hpp"

#include <memory>

namespace zhiping::app {

class CurrentCalendar {
public:
    CurrentCalendar(const Calendar& days) : m_days(std::make_shared<const Calendar>(days)) {}

    struct Days {
        std::shared_ptr<const Calendar> days;
        std::int64_t version;
    };
    Days in(store::Database&) const { return {m_days, 0}; }

private:
    std::shared_ptr<const Calendar> m_days;
};

} // namespace zhiping::app
