#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/store.hpp"

namespace zhiping::cases {

// `seen` is the number of the last event that whoever acts knew of, as events_seen_by() counts for them. Refused
// (conflict): they would see another one last now.
Result<Ok> check_seen(store::Database&, const StoredCase&, const Actor&, std::optional<int> seen);

// Does it, in one transaction. What the reply attaches is given in `attachments`, in any order; they are uploads or on
// the list of leftovers (native/store/stored_files.hpp) until they are stored here. Refused: what check_seen() refuses,
// not_found (the evaluation has no case), invalid (others are given than the reply lists), and what decide() refuses.
// Throws DatabaseError (Other) when one that is given was swept away meanwhile.
Result<StoredCase> act_on_case(store::Database&, const ReceiptNumber&, const CaseCommand&, std::optional<int> seen,
                               const Means&, std::span<const store::Attachment> attachments = {});

} // namespace zhiping::cases
