#pragma once

#include "shared/comments/comment_answer.hpp"
#include "shared/wire/json.hpp"

#include <optional>

// What is written of comments in more than one place. Included by this room's .cpp files only.
namespace zhiping::wire {

// {"outcome", "words", "answered_at"}; "words" is missing when there are none.
Json to_json(const GivenCommentAnswer&);
std::optional<Error> read_given_answer(const Json&, GivenCommentAnswer&);

} // namespace zhiping::wire
