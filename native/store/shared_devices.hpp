#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"

#include <vector>

// Evaluations that stand for a device on which several numbers were confirmed (docs/anomalies.md).
namespace zhiping::store {

struct ConfirmedEvaluation {
    std::int64_t evaluation_id;
    std::int64_t person_id;
};

// For which evaluations a code was typed on this device since then, and whose they are; by id. Not what was submitted
// while somebody was signed in there.
std::vector<ConfirmedEvaluation> list_confirmed_on(Database&, const Digest& device, Instant since);

// Keeps that these belong together, also with those with which one of them did before. Precondition: there is one.
void keep_shared_device(Database&, const std::vector<ConfirmedEvaluation>&, Instant now);

void delete_shared_devices_before(Database&, Instant first_kept);

} // namespace zhiping::store
