#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"

#include <stop_token>

namespace zhiping::app {

// Called with a message for the operator for each item that failed; the rest went on.
using TellProblem = std::function<void(const std::string& problem)>;

// Removes the files that nothing names and that may go by now; while a backup copies files, none. Each stays on a list
// until it is gone for good, so whatever happens on the way, the next call goes on. Told to stop, it breaks off after a
// thousand.
void remove_leftovers(store::Store&, evidence::Vault&, Instant now, const TellProblem&,
                      const std::stop_token& stop = {});

} // namespace zhiping::app
