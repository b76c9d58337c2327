#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/store.hpp"

#include <functional>

// For the operator, who may read every case.
namespace zhiping::cases {

// Calls `visit` with each one, those that are due first, as they all were at one moment.
void list_cases(store::Store&, const store::CaseFilter&, const std::function<void(const store::ListedCase&)>& visit);

// A case with everything that happened to it.
struct ShownCase {
    CaseFile file;
    std::vector<CaseEvent> events;
    std::vector<ReceiptNumber> linked; // Other cases of the same document.
    std::int64_t same_replies;         // count_same_replies().
    std::vector<store::PlacedAttachment> attachments;
};

// Refused (not_found): the evaluation has no case.
Result<ShownCase> show_case(store::Store&, const ReceiptNumber&);

} // namespace zhiping::cases
