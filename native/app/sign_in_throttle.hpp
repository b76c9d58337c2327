#pragma once

#include "native/store/digest.hpp"
#include "native/store/store.hpp"
#include "shared/calendar/date.hpp"

#include <optional>
#include <string>
#include <string_view>

// What slows down who guesses passwords, before a password is hashed. It never shuts an account for everybody: only
// from the address where the tries came from.
namespace zhiping::app {

// After so many failures in a row each further one doubles the wait, from a second to `most`.
struct Pace {
    int free;
    std::chrono::seconds most;
    std::chrono::hours forgotten_after; // The last failure.
};

// One badge number from one address.
inline constexpr Pace pair_pace{5, std::chrono::minutes{15}, std::chrono::hours{24}};

// All badge numbers from one address, which may be that of a whole office: whoever has signed in from there within
// known_for waits for nobody else's failures.
inline constexpr Pace source_pace{20, std::chrono::minutes{1}, std::chrono::hours{1}};
inline constexpr std::chrono::days known_for{90};

// A try that may go on, or must wait. One that goes on counts as failed until it is said not to be, so that many at
// once get no more tries than one after the other.
struct Trial {
    std::chrono::seconds wait{0}; // More than 0: nothing is counted.
    store::Digest pair;
    std::optional<store::Digest> source = {}; // None of who is known there.
};

Trial begin_trial(store::Database&, std::string_view badge, const std::string& source, Instant now);
void succeed(store::Database&, const Trial&, Instant now);
void forgive(store::Database&, const Trial&); // It was no try: nothing was guessed.

} // namespace zhiping::app
