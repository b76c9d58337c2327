#include "web/desk/board_lists.hpp"

namespace zhiping::desk {

namespace {

Filter of_class(const BoardQuery& query) { return {.module = query.module, .situation = query.situation}; }

} // namespace

ChosenUnits units_of(const Board& board, const BoardRow& row) {
    if (row.unit.id.empty()) return {board.path.back().id};
    return {row.unit.id, !row.is_alone};
}

// Of the own unit it is all that is below: no unit has to be named.
BoardList list_of_waiting(const Board& board, const BoardQuery& query, std::optional<CaseMark> mark) {
    BoardList list{mark ? Tab::Below : Tab::Requests, of_class(query)};
    list.filter.mark = mark;
    if (board.path.size() > 1) list.filter.units = ChosenUnits{board.path.back().id};
    return list;
}

BoardList list_of_open(const Board& board, const BoardQuery& query, const BoardRow& row, std::optional<CaseMark> mark) {
    BoardList list{Tab::Below, of_class(query)};
    list.filter.mark = mark;
    list.filter.units = units_of(board, row);
    return list;
}

BoardList list_of_rounds(const Board& board, const BoardQuery& query, const BoardRow& row, RoundCount count) {
    BoardList list{Tab::Below, of_class(query)};
    list.filter.rounds = ChosenRounds{count, units_of(board, row), board.periods.now};
    return list;
}

std::string address_of(const BoardList& list, const BoardQuery& query) {
    return "/desk?" + to_query({.tab = list.tab, .filter = list.filter, .board = query});
}

} // namespace zhiping::desk
