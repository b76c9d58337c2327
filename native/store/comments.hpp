#pragma once

#include "native/journal/commitment.hpp"
#include "native/store/database.hpp"
#include "native/store/reach.hpp"
#include "shared/comments/comment.hpp"

#include <optional>
#include <string>
#include <vector>

// Comments, and what units have answered.
namespace zhiping::store {

// Precondition: the evaluation is stored and is_comment().
void insert_comment(Database&, std::int64_t evaluation_id, std::string_view unit_id);

// An answer as it is stored.
struct StoredAnswer {
    GivenCommentAnswer given;
    std::int64_t staff_id;
    std::optional<journal::Salt> salt = {}; // Of the words; none without them.
};

// False, and nothing changes, when there is an answer already.
bool insert_answer(Database&, std::int64_t evaluation_id, const StoredAnswer&);

struct StoredComment {
    std::int64_t evaluation_id;
    std::string code; // Its symbols.
    Comment comment;
    std::optional<StoredAnswer> answer = {};
};

std::optional<StoredComment> find_comment(Database&, const ReceiptNumber&);

// For the citizen. Nullopt when the evaluation is no comment, too.
std::optional<GivenCommentAnswer> find_answer(Database&, std::int64_t evaluation_id);

struct CommentFilter {
    Reach reach;                             // Precondition: not none.
    std::optional<std::string> at_unit = {}; // Only this unit's.
    std::optional<Module> module = {};
    std::optional<CommentOutcome> outcome = {};
    bool is_unanswered = false;
    bool is_oldest_first = false;
    std::optional<std::int64_t> after = {}; // The evaluation at which the page before ended.
};

std::vector<StoredComment> list_comments(Database&, const CommentFilter&, std::int64_t most);

// How many of a unit's nobody has answered yet.
int count_unanswered_comments(Database&, std::string_view unit_id);

// The first that are answered after this evaluation; for who goes through all of them.
std::vector<StoredComment> list_answered_after(Database&, std::int64_t evaluation_id, std::int64_t most);

} // namespace zhiping::store
