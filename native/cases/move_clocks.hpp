#pragma once

#include "native/cases/stored_case.hpp"

namespace zhiping::cases {

// Counting the clocks of a case anew, by one calendar.
struct CalendarMove {
    CaseCommand command;
    std::int64_t version;
    std::shared_ptr<const Calendar> calendar;
};

// Those that are due: one for each notice that was loaded since the clocks were counted, which leaves late what was
// late when it was loaded, however long after this is asked. Where only the program came with others, a single one,
// which judges by the present.
std::vector<CalendarMove> due_moves(store::Database&, std::int64_t evaluation_id, Instant now, const Means&);

// Does them. Says with how many events.
std::size_t move_clocks(store::Database&, StoredCase&, Instant now, const Means&);

} // namespace zhiping::cases
