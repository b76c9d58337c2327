#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/store.hpp"

namespace zhiping::cases {

// Does it, in one transaction. What the reply attaches is given in `attachments`, in any order; they are on the list of
// leftovers (native/store/stored_files.hpp) until they are stored here. `seen` is the number of the last event that
// whoever acts knew of, as events_seen_by() counts for them: when they would see another one last now, nothing is done
// and they are told (conflict). Refused too:
// not_found (the evaluation has no case), invalid (others are given than the reply lists), and what decide() refuses.
// Throws DatabaseError (Other) when one that is given was swept away meanwhile.
Result<StoredCase> act_on_case(store::Database&, const ReceiptNumber&, const CaseCommand&, std::optional<int> seen,
                               const Means&, std::span<const store::Attachment> attachments = {});

} // namespace zhiping::cases
