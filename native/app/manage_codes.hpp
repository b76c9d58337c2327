#pragma once

#include "native/app/code_maker.hpp"
#include "native/outside/random.hpp"
#include "native/store/codes.hpp"

#include <vector>

// Codes that are issued, for whoever looks after them. Refused by each: what find_scope() and check_unit() refuse.
namespace zhiping::app {

inline constexpr std::int64_t max_listed_codes = 1'000; // In one answer.

// Those that are not revoked, the oldest first; without a unit in the filter those of the maker's own.
// Refused too: not_found (there is no such code to begin after, or no such block).
Result<std::vector<CodeFacts>> list_codes_as(store::Store&, const CodeMaker&, store::CodeFilter, Instant now);

// These, in their order. Refused too: not_found (one is none of theirs), gone (one is revoked).
Result<std::vector<CodeFacts>> open_codes_as(store::Store&, const CodeMaker&, const std::vector<Code>&, Instant now);

// From then on, at once or later; never later than was said before. What was evaluated with it stays. Refused too:
// not_found.
Result<Ok> revoke_code_as(store::Store&, const CodeMaker&, const Code&, Instant from, Instant now);

// Another code of the same facts; the first is revoked. Refused too: not_found, gone (it is revoked already).
Result<Code> reissue_code(store::Store&, const CodeMaker&, const Code&, Instant now, outside::Random&);

} // namespace zhiping::app
