#pragma once

#include "shared/comments/comment.hpp"
#include "shared/wire/error_json.hpp"

#include <string>
#include <string_view>

// Comments, for staff, as JSON. Members that say nothing are left out.
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
std::string encode(const CommentAnswer&);

// An answer that was refused because somebody else had given one.
struct CommentConflict {
    Refusal refusal;
    Comment standing;
};

// Refused (invalid, naming the member): what is missing, of the wrong type, or an identifier that is not known. Members
// that are not known are passed over, so that an old desk goes on with a newer server.
Result<CommentPage> decode_comment_page(std::string_view body);
Result<Comment> decode_comment(std::string_view body);
Result<CommentConflict> decode_comment_conflict(std::string_view body); // At "error": no refusal of ours.

} // namespace zhiping::wire
