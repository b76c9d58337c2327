#pragma once

#include "native/journal/line.hpp"
#include "native/store/comments.hpp"

#include <functional>

// What the journal says of comments.
namespace zhiping::app {

// "comment RECEIPT ACCOUNT OUTCOME [WORDS] AT": which account of staff answered, what, and a commitment to the words.
// Precondition: it is answered.
journal::Line comment_line(const store::StoredComment&);

// What is stored of the comment that a line is about must make the same line again: the problem in words.
std::optional<std::string> find_comment_problem(store::Database&, const journal::Entry&);

// Every answer that is stored has one line.
void verify_comments(store::Database&, const std::function<void(const std::string&)>& tell_problem);

} // namespace zhiping::app
