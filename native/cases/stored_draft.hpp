#pragma once

#include "native/store/reply_drafts.hpp"
#include "shared/cases/reply_draft.hpp"

namespace zhiping::cases {

// A draft as its author writes it, in place of the one before.
void keep_draft(store::Database&, const store::DraftKey&, const ReplyDraft&);

// Throws DatabaseError (Damaged) when it cannot be read.
std::optional<ReplyDraft> find_draft(store::Database&, const store::DraftKey&);

} // namespace zhiping::cases
