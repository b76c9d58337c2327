#pragma once

#include "shared/cases/case_event.hpp"

namespace zhiping {

// Whether a command says no more than its action takes, and nothing that is too much, whatever the case is. What it
// must say, decide() asks. Refused (invalid, at its field): a field that the action does not take, what only the
// program itself states, words that cannot be taken, staff without a name, a name or badge number that is none.
Result<Ok> check_command(const CaseCommand&);

// Whether an action takes this field, named as its refusals name it ("words", "happened_at"). False for a name that is
// none.
bool takes(CaseAction, std::string_view field);

inline constexpr std::size_t max_event_words_characters = 2000;

} // namespace zhiping
