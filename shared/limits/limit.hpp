#pragma once

#include "shared/calendar/date.hpp"
#include "shared/table.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string_view>
#include <variant>

// How often something may be done: a token bucket each, which one person, device, code or address draws from
// (docs/limits.md).
namespace zhiping {

enum class Limited {
    DocumentLookup, // By a person who is signed in: a document by its number.
};

struct Limit {
    Limited value;
    std::string_view id;         // Stored.
    int burst;                   // So many at once, from a full bucket. At least 1.
    std::chrono::seconds refill; // One more each time so long has passed. At least 1 s.
};

inline constexpr std::array limits{
    Limit{Limited::DocumentLookup, "document_lookup", 10, std::chrono::minutes{6}},
};
static_assert(follows_enum(limits));

// All that is kept of a bucket: when it is full again. One that is full is kept nowhere.
struct TokenTaken {
    Instant full_again;
};
struct NoToken {
    Instant free_again; // When there is one.
    Instant full_again; // To be kept: no bucket is emptier than empty, whatever the clock said.
};

// Takes a token from a bucket that is full again then; nullopt: it is full.
constexpr std::variant<TokenTaken, NoToken> take_token(const Limit& limit, std::optional<Instant> full_again,
                                                       Instant now) {
    const Instant latest = now + limit.burst * limit.refill; // When one that is empty now is full.
    const auto from = std::clamp(full_again.value_or(now), now, latest);
    const Instant next = from + limit.refill;
    if (next > latest) return NoToken{now + (next - latest), from};
    return TokenTaken{next};
}

} // namespace zhiping
