#pragma once

#include "shared/catalogue/module.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/comments/comment_answer.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/units/officer.hpp"

#include <optional>
#include <vector>

// What citizens say who ask for no reply (意见建议).
namespace zhiping {

// Whether an evaluation is a comment too: one that has words and opens no case.
bool is_comment(const Evaluation&);

// As staff see it.
struct Comment {
    ReceiptNumber receipt;
    Instant received;
    Module module;
    std::string unit_id; // Of the code, whose list it is in.
    Satisfaction satisfaction;
    std::string statement;
    std::optional<GivenCommentAnswer> given = {};
    std::optional<Officer> answered_by = {};

    bool operator==(const Comment&) const = default;
};

struct CommentPage {
    std::vector<Comment> comments;
    std::optional<std::string> next; // The cursor of the page after it; none at the end.
};

} // namespace zhiping
