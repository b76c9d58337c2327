#pragma once

#include "native/evidence/vault.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

// Plays the demo's story (demo_story.hpp): codes, evaluations, a photo, what was done and clocks go through the
// functions that serve people, each at its time of the last weeks. What has come about in an earlier call is passed
// over, so a second call adds nothing. Returns how many evaluations were added. Precondition: the units of the demo's
// accounts are stored (demo_staff.hpp).
std::size_t load_demo_cases(store::Store&, evidence::Vault&, outside::Random&, Instant now);

} // namespace zhiping::app
