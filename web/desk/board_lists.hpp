#pragma once

#include "web/desk/address.hpp"

// To which list each number of the board leads: the cases in it are those that the number counts.
namespace zhiping::desk {

struct BoardList {
    Tab tab;
    Filter filter;
};

// Units of a row; of the total, all that the board is of.
ChosenUnits units_of(const Board&, const BoardRow&);

// What waits in all units below. Without a mark: what they ask for.
BoardList list_of_waiting(const Board&, const BoardQuery&, std::optional<CaseMark>);

// What a row has now: all that is open, or what of it has this mark.
BoardList list_of_open(const Board&, const BoardQuery&, const BoardRow&, std::optional<CaseMark>);

// The cases of a row with such a round that began in the period.
BoardList list_of_rounds(const Board&, const BoardQuery&, const BoardRow&, RoundCount);

// Where the list is, for who opens it elsewhere.
std::string address_of(const BoardList&, const BoardQuery&);

} // namespace zhiping::desk
