#pragma once

#include "shared/comments/comment_answer.hpp"
#include "shared/wire/json.hpp"

// What is written of comments in more than one place. Included by this room's .cpp files only.
namespace zhiping::wire {

// {"outcome", "words", "answered_at"}; "words" is missing when there are none.
Json to_json(const GivenCommentAnswer&);
Result<GivenCommentAnswer> given_answer_from(const Json&);

} // namespace zhiping::wire
