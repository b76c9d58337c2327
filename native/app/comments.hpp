#pragma once

#include "native/app/staff_member.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "shared/comments/comment.hpp"

// Comments, for staff: whoever may read the cases of a unit may read its comments (shared/cases/rights.hpp).
namespace zhiping::app {

// What a list is asked for besides.
struct CommentQuery {
    std::optional<std::string> unit_id = {};
    std::optional<Module> module = {};
    std::optional<CommentOutcome> outcome = {};
    bool is_unanswered = false;
    bool is_oldest_first = false;
    std::string after = {}; // CommentPage::next of the page before.
    int most = 50;
};

inline constexpr int max_comment_page = 200;

// Of their unit, and of those below it. Refused (invalid, naming it): a cursor that no page gave, a page of none or
// more than max_comment_page.
Result<CommentPage> list_comments(store::Store&, const StaffMember&, const CommentQuery&);

// Refused (not_found): there is none, or it is not theirs to read; which of the two is not told.
Result<Comment> read_comment(store::Store&, const ReceiptNumber&, const StaffMember&);

// Once, with a line in the journal; returns the comment afterwards. Refused: what read_comment() refuses, forbidden
// (they may only read it, or are an officer of its code), unauthorized (disabled meanwhile), conflict (it is answered),
// and what check_answer() refuses.
Result<Comment> answer_comment(store::Store&, const ReceiptNumber&, const StaffMember&, const CommentAnswer&,
                               Instant now, outside::Random&);

} // namespace zhiping::app
