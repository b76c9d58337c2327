#pragma once

#include "native/store/worklist.hpp"
#include "shared/supervision/count_board.hpp"

#include <functional>

// What the board is counted of.
namespace zhiping::store {

// A unit and all below it, by id.
std::vector<PlacedUnit> list_placed_units(Database&, const std::string& unit_id);

// Every round that is meant, of every case that is found: those of a case one after the other. The count and the
// today of the rounds are not asked about; each row says all counts. Precondition: the rounds' filter is set. No other
// query may begin meanwhile.
void for_each_board_round(Database&, const WorkFilter&, const std::function<void(const BoardRound&)>& visit);

// How many evaluations came in on these days, of each unit that has any.
std::vector<UnitCount> count_evaluations_by_unit(Database&, const BoardPeriod&);

} // namespace zhiping::store
