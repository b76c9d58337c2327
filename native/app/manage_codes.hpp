#pragma once

#include "native/app/code_maker.hpp"
#include "native/outside/random.hpp"
#include "native/store/codes.hpp"

#include <vector>

// Codes that are issued, for whoever looks after them. Refused by each: what find_scope() and check_unit() refuse.
namespace zhiping::app {

inline constexpr std::size_t max_listed_codes = 1'000; // In one answer.

struct ListedCodes {
    std::vector<CodeFacts> codes = {};
    bool more = false; // After the last of them.
};

// Those that are not revoked, the oldest first; without a unit in the filter those of the block's, or the maker's own.
// Refused too: not_found (there is no such code to begin after, or no such block).
Result<ListedCodes> list_codes_as(store::Store&, const CodeMaker&, store::CodeFilter, Instant now);

// These, in their order. Refused too: not_found (one is none of theirs), gone (one is revoked).
Result<ListedCodes> open_codes_as(store::Store&, const CodeMaker&, const std::vector<Code>&, Instant now);

// From then on, at once or later; never later than was said before. What was evaluated with it stays. Refused too:
// not_found.
Result<Ok> revoke_code_as(store::Store&, const CodeMaker&, const Code&, Instant from, Instant now);

// Another code of the same facts, which ends when the first would have; the first is revoked. For whom the document is
// goes with the first. Refused too: not_found, gone (it is revoked already).
Result<Code> reissue_code(store::Store&, const CodeMaker&, const Code&, Instant now, outside::Random&);

} // namespace zhiping::app
