#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"
#include "shared/calendar/date.hpp"

namespace zhiping::app {

// Removes all evidence that was received before a moment, because its retention is over: its keys are forgotten, the
// chain gets a link that says so, and the files go. What was said of it (hash, kind, size, time) stays with the
// evaluation. Returns how many pieces went.
std::size_t remove_evidence_before(store::Store&, evidence::Vault&, Instant moment, Instant now);

} // namespace zhiping::app
