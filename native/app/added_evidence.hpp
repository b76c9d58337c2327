#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/uploads.hpp"
#include "shared/cases/citizen_actions.hpp"

// Photos and videos that come with words which a citizen adds, inside of the transaction of the event.
namespace zhiping::app {

// What an action brings. Refused (at "evidence"): invalid (with another action; one that is named twice, unfinished,
// gone, or not an addition of this case), too_large (check_added_evidence()).
Result<std::vector<store::FoundUpload>> find_added_evidence(store::Database&, const cases::StoredCase&,
                                                            const CitizenAction&);

// Makes them evidence of the case, that came with its last event.
void accept_added_evidence(store::Database&, const cases::StoredCase&, const std::vector<store::FoundUpload>&,
                           Instant now);

// The hashes of what an action that is done already has brought. Nullopt: one of these is no evidence of the case.
std::optional<std::vector<Sha256>> find_brought_evidence(store::Database&, std::int64_t evaluation_id,
                                                         const CitizenAction&);

} // namespace zhiping::app
