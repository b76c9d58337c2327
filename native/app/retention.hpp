#pragma once

#include "native/app/remove_leftovers.hpp"

#include <cstddef>

// What is kept only so long (shared/cases/policy.hpp, docs/persons.md).
namespace zhiping::app {

struct ErasedCounts {
    std::size_t evaluations = 0; // Whose words, name and position went.
    std::size_t persons = 0;     // Who had asked for it, and of whom something went.
    std::size_t pieces = 0;      // Photos and videos.
};

// Since they ended. Those to a person go with the words of their evaluation.
inline constexpr std::chrono::days staff_notices_kept{30};

// Erases what was kept as long as the policy in force says since a case was closed, and without a case since receipt:
// words, names, numbers and positions, and photos and videos; and notices. What a lead holds and what is being handled
// stays. The journal gets a line for each evaluation and each piece. What cannot be read is told and stays, and the
// others go all the same. Told to stop, it breaks off; the next call goes on.
ErasedCounts erase_what_is_over(store::Store&, evidence::Vault&, Instant now, const TellProblem&,
                                const std::stop_token& stop = {});

// A person wants to be erased: name, number, position and notices of what is done with go at once, those of the rest
// with the job above. All of their sessions end. Returns how many evaluations are being handled still.
std::size_t erase_person(store::Store&, std::int64_t person_id, Instant now);

// Whether what was done with then has been kept for so many years: until the end of that day, in China.
bool is_kept_long_enough(Instant done, std::chrono::years, Instant now);

} // namespace zhiping::app
