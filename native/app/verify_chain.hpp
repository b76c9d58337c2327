#pragma once

#include "native/app/verify_evidence.hpp"

namespace zhiping::app {

// Makes every head again from the first link on, and compares the links with the evidence: each piece was accepted
// once, and what is removed has a link that says so. Each of `heads` must be one of them. Adds what is wrong, how many
// links there are and the last head.
void verify_chain(store::Store&, std::span<const Sha256> heads, Verification&);

} // namespace zhiping::app
