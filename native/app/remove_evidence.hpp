#pragma once

#include "native/app/remove_leftovers.hpp"

#include <functional>

namespace zhiping::app {

// Whether evidence of this evaluation may go now.
using MayGo = std::function<bool(store::Database&, std::int64_t evaluation_id)>;

// Removes evidence that was received before a moment, all of it or what may go: its keys are forgotten, the journal
// gets a line that says so, and the files go. What was said of it (hash, kind, size, time) stays with the evaluation.
// What cannot be read is told and stays, and the others go all the same. Told to stop, it breaks off after the piece
// that it is at; the next call goes on. Returns how many pieces went.
std::size_t remove_evidence_before(store::Store&, evidence::Vault&, Instant moment, Instant now, const TellProblem&,
                                   const std::stop_token& stop = {}, const MayGo& may_go = {});

} // namespace zhiping::app
