#pragma once

#include "native/cases/stored_case.hpp"

// Whether a reply was given before: one that everybody gets answers nobody.
namespace zhiping::cases {

// Of a reply's text, so that it is found again whatever its spaces and digits are (comparable_words()). None when it
// has no text, or it was erased.
std::optional<Sha256> reply_hash_of(const CaseDetails&);

// In how many other cases, of whatever unit, the text of this one's last reply was handed in or issued. For whoever
// approves it, and the level above. 0 while there is no reply.
std::int64_t count_same_replies(store::Database&, const StoredCase&);

} // namespace zhiping::cases
