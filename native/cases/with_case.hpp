#pragma once

#include "native/cases/stored_case.hpp"

namespace zhiping::cases {

// Another case, always the same one for a receipt, whether that has a case or not. Nullopt when there are no cases.
std::optional<StoredCase> find_decoy(store::Database&, const ReceiptNumber&);

// What `use` makes of a case for a member of staff: an optional, or anything else that can be empty, and is when they
// may see nothing of it. Where there is no case, it is asked about a decoy and its answer thrown away: how long the
// answer takes must not tell whether there is a case out of reach.
template <typename Use>
auto with_case(store::Database& database, const ReceiptNumber& receipt, const Use& use)
    -> decltype(use(std::declval<const StoredCase&>())) {
    if (const auto stored = find_case(database, receipt)) return use(*stored);
    if (const auto decoy = find_decoy(database, receipt)) use(*decoy);
    return {};
}

} // namespace zhiping::cases
