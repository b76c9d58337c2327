#include "shared/comments/comment_answer.hpp"

#include "shared/cases/words.hpp"

namespace zhiping {

Result<Ok> check_answer(const CommentAnswer& answer) {
    if (answer.outcome == CommentOutcome::Noted && answer.words.empty()) return Ok{};
    return check_words(answer.words, {"words", 1, max_comment_words_characters});
}

} // namespace zhiping
