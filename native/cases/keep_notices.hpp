#pragma once

#include "native/outside/random.hpp"
#include "native/store/database.hpp"
#include "shared/notices/wanted_notices.hpp"

namespace zhiping::cases {

// An event, and the case around it.
struct KeptEvent {
    std::int64_t evaluation_id;
    const CaseEvent& event;
    const CaseFile& before;
    const CaseFile& after;
    const UnitTree& units;
};

// Writes the notices that it causes, to be sent later. Those to the person of the evaluation only where that is known
// by now, and not erased.
void keep_notices(store::Database&, const KeptEvent&, outside::Random&);

} // namespace zhiping::cases
