#pragma once

#include "shared/calendar/date.hpp"
#include "shared/result.hpp"
#include "shared/table.hpp"
#include "shared/text/text_ids.hpp"

#include <array>
#include <string>

namespace zhiping {

// What a unit makes of a comment.
enum class CommentOutcome { Noted, Adopted };

struct CommentOutcomeFacts {
    CommentOutcome value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
    Message text;
};

inline constexpr std::array comment_outcomes{
    CommentOutcomeFacts{CommentOutcome::Noted, "noted", Text::CommentNoted},
    CommentOutcomeFacts{CommentOutcome::Adopted, "adopted", Text::CommentAdopted},
};
static_assert(follows_enum(comment_outcomes));

struct CommentAnswer {
    CommentOutcome outcome;
    std::string words = {}; // For the citizen: what is done about it.

    bool operator==(const CommentAnswer&) const = default;
};

inline constexpr std::size_t max_comment_words_characters = 2000; // As a person counts them.

// Refused (invalid, at "words"): what is adopted without saying what is done; words that cannot be taken.
Result<Ok> check_answer(const CommentAnswer&);

// An answer as the citizen is told of it. There is no place in it for who gave it.
struct GivenCommentAnswer {
    CommentAnswer answer;
    Instant at;

    bool operator==(const GivenCommentAnswer&) const = default;
};

} // namespace zhiping
