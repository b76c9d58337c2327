#pragma once

#include "native/store/evidence.hpp"

#include <string>

// The chain over all evidence. Each link is a line of text, and its head is the SHA-256 of the head before it in
// hexadecimal digits, a line feed, the line and a line feed; before the first link stand 64 zeros. So whoever has a
// receipt can follow the chain from its head with sha256sum alone.
namespace zhiping::app {

// "accepted ZP-20261120-00000000-0 1 SHA256 jpg 12345 1795160400 1795160700": the receipt, which piece, its hash,
// format, bytes, when its last byte was received, and when it was accepted; or "removed" and when it was removed.
std::string link_line(store::EvidenceEvent, const ReceiptNumber&, int position, const Evidence&, Instant at);

Sha256 next_head(const Sha256& head, const std::string& line);

// Adds a link for a piece of evidence. Returns the head it makes.
Sha256 link_evidence(store::Database&, store::EvidenceEvent, const store::EvidencePlace&, const ReceiptNumber&,
                     const Evidence&, Instant at);

} // namespace zhiping::app
