#pragma once

#include "shared/supervision/board.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "web/desk/board.hpp"

#include <string>
#include <string_view>

// The columns of the board's table of units. Inside of this room only.
namespace zhiping::desk {

struct UnitColumn {
    std::string_view name;
    Message label;
    float width;
    BoardKey key;
    RoundCount count = RoundCount::Begun;
};
// Those from the right on are left out where there is no room.
inline constexpr UnitColumn unit_columns[] = {
    {"unit", Text::DeskBoardUnit, 148, BoardKey::Unit},
    {"overdue", Text::DeskMarkOverdue, 92, BoardKey::Overdue},
    {"due_soon", Text::DeskMarkDueSoon, 86, BoardKey::DueSoon},
    {"open", Text::DeskBoardOpen, 56, BoardKey::Open},
    {"begun", Text::DeskBoardBegun, 70, BoardKey::Round, RoundCount::Begun},
    {"answered", Text::DeskStatusAnswered, 100, BoardKey::Round, RoundCount::Answered},
    {"median", Text::DeskBoardMedian, 104, BoardKey::Median},
    {"late", Text::DeskBoardLate, 92, BoardKey::Round, RoundCount::Late},
    {"rejected", Text::DeskBoardRejected, 92, BoardKey::Round, RoundCount::Rejected},
    {"escalated", Text::DeskBoardEscalated, 92, BoardKey::Round, RoundCount::Escalated},
    {"late_at_first", Text::DeskBoardLateAtFirst, 92, BoardKey::Round, RoundCount::LateAtFirst},
    {"extended", Text::DeskBoardExtended, 82, BoardKey::Round, RoundCount::Extended},
    {"same_text", Text::DeskBoardSameText, 88, BoardKey::Round, RoundCount::SameText},
    {"repeated", Text::DeskBoardRepeated, 96, BoardKey::Repeated},
    {"evaluations", Text::DeskBoardEvaluations, 104, BoardKey::Evaluations},
};

// They begin on the left; numbers end on the right.
inline bool is_words(const UnitColumn& column) {
    return column.key == BoardKey::Unit || column.key == BoardKey::Repeated;
}
inline std::string look_of(const UnitColumn& column) { return is_words(column) ? "" : "number"; } // For desk.css.

} // namespace zhiping::desk
