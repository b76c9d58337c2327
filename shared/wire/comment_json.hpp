#pragma once

#include "shared/comments/comment.hpp"

#include <string>
#include <string_view>

// Comments, for staff, as JSON.
namespace zhiping::wire {

// {"comments": [...], "next"}
std::string encode(const CommentPage&);

// {"receipt", "received_at", "module", "unit", "satisfaction", "statement", "answer", "answered_by": {"name", "badge"}}
std::string encode(const Comment&);

// {"error": as always, "comment": as it stands}
std::string encode(const Error&, const Comment&, Language);

// {"outcome", "words"}. Refused (invalid, naming the member): what is missing, of the wrong type or unknown. Whether
// the words will do, check_answer() tells.
Result<CommentAnswer> decode_comment_answer(std::string_view json);

} // namespace zhiping::wire
