#pragma once

#include "shared/supervision/board.hpp"

#include <string>
#include <string_view>

// The board, between the server and the desk. Members that say nothing are left out; zeros are written.
namespace zhiping::wire {

// {"path":[UNIT...],"from","until","compared_from","compared_until","waiting":{"due_soon",...},"rows":[ROW...],
// "total":ROW,"modules":[{"module","cases","compared"}],"days":[{"day","begun","late"}],"compared_days":[...]}
// with UNIT {"id","name":{"zh-CN","en"}}, and
// ROW {"unit":UNIT,"is_alone","has_below","open","due_soon","overdue","numbers":NUMBERS,"compared":NUMBERS,
// "situations":[{"situation","cases","compared"}]}; "total" has no unit.
// NUMBERS {"begun",... each of RoundCount,"median_days","evaluations"}; "median_days" is missing without replies.
std::string encode(const Board&);

// Refused (invalid, naming the member): what is missing or of the wrong type. Situations and modules that are not known
// are passed over.
Result<Board> decode_board(std::string_view body);

} // namespace zhiping::wire
