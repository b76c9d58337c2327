#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/staff_member.hpp"
#include "shared/supervision/board.hpp"

namespace zhiping::app {

// The units below theirs in numbers, all of one moment (docs/supervision.md). Each number is the length of a list of
// theirs (list_work.hpp): both are made of work_filter(). Refused: forbidden (they may not read the cases of units
// below, or there is none), not_found (the unit is neither theirs nor below it), and what make_board_periods() refuses.
Result<Board> read_board(store::Store&, CurrentCalendar&, const StaffMember&, const BoardQuery&, Instant now);

} // namespace zhiping::app
