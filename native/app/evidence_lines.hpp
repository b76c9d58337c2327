#pragma once

#include "native/journal/line.hpp"
#include "shared/evidence/evidence.hpp"

// What the journal says of evidence.
namespace zhiping::app {

// "accepted ZP-20261120-00000000-0 1 SHA256 jpg 12345 1795160400 1795160700": the receipt, which piece, its hash,
// format, bytes, when its last byte was received, and when it was accepted; or "removed" and when it was removed.
journal::Line evidence_line(journal::Kind, const ReceiptNumber&, int position, const Evidence&, Instant at);

bool is_about_evidence(journal::Kind);

// Which piece an entry is about; nullopt when it is not about evidence, or does not say.
std::optional<int> piece_of(const journal::Entry&);

} // namespace zhiping::app
