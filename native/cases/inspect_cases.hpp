#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/store.hpp"
#include "native/store/worklist.hpp"

#include <functional>

namespace zhiping::cases {

// For the operator: calls `visit` with each one, those that are due first, as they all were at one moment. Refused
// (invalid, at "unit"): there is no such unit.
Result<Ok> list_cases(store::Store&, const store::WorkFilter&,
                      const std::function<void(const store::ListedWork&)>& visit);

// A case with what happened to it.
struct ShownCase {
    CaseFile file;
    std::vector<CaseEvent> events;
    std::vector<ReceiptNumber> linked = {}; // Other cases of the same document.
    std::int64_t same_replies = 0;          // count_same_replies().
    std::vector<store::PlacedAttachment> attachments = {};
    std::vector<CaseAction> reader_may = {}; // What the reader may try now.
};

// All of it, for the operator. Refused (not_found): the evaluation has no case.
Result<ShownCase> show_case(store::Store&, const ReceiptNumber&);

// What this reader may see of it (shared/cases/visibility.hpp); for staff its events are counted anew, so that no gap
// tells of one that is hidden. Refused: invalid (at "actor", staff without a name), not_found (it has no case, or none
// of which they may see anything).
Result<ShownCase> show_case_to(store::Store&, const ReceiptNumber&, const Actor& reader);

// The same for somebody with several roles, inside of a transaction: what the one of these sees who sees most, and
// what any of them may do. Nullopt when none sees anything.
std::optional<ShownCase> show_to(store::Database&, const StoredCase&, std::span<const Actor> readers);

} // namespace zhiping::cases
