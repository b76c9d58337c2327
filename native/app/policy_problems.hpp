#pragma once

#include "native/store/database.hpp"
#include "shared/calendar/date.hpp"
#include "shared/text/language.hpp"

#include <optional>
#include <string>

// What keeps a version of the policy from being loaded (docs/administration-rules.md).
namespace zhiping::app {

inline constexpr std::size_t max_policy_bytes = 16'384;
inline constexpr std::chrono::days max_policy_days_ahead{366};

struct NewPolicy {
    std::string content; // Of the file (shared/wire/policy_json.hpp).
    Date begins;
    std::string who; // Answers for it.
};

struct PolicyProblem {
    std::string field; // "begins", "content", or the member of the file; empty: none of them.
    std::string words; // What is wrong, in the reader's language: naming the unit, the module or the number.

    bool operator==(const PolicyProblem&) const = default;
};

// Nullopt when it can be loaded now. Else the first of these: it is too large or no policy, has another number than the
// next, begins today or earlier, before the last one or too far ahead, asks something else of people than the program
// or breaks what it promises them, has numbers that do not fit each other, or would strand what is there: open cases of
// a module that it leaves out, a unit with open cases where nobody could be the second person, codes of a unit without
// one above where cases go up, changes that nobody could confirm.
std::optional<PolicyProblem> find_problem(store::Database&, const NewPolicy&, Instant now, Language);

} // namespace zhiping::app
