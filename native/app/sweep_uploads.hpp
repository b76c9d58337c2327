#pragma once

#include "native/app/remove_leftovers.hpp"

namespace zhiping::app {

// Deletes expired uploads and frees their space; that they expired is remembered for a while. Also removes files that
// an earlier run could not remove. What cannot be read or removed is told and stays, and the others go all the same.
// Told to stop, it breaks off after the upload that it is at; the next call goes on. Returns how many had expired.
std::size_t sweep_uploads(store::Store&, evidence::Vault&, Instant now, const TellProblem&,
                          const std::stop_token& stop = {});

} // namespace zhiping::app
