#pragma once

#include "native/app/administrators.hpp"
#include "native/cases/stored_case.hpp"

#include <vector>

namespace zhiping::app {

inline constexpr std::size_t max_moved_at_once = 50;

// What became of the cases of somebody who leaves.
struct CasesMoved {
    struct Kept {
        ReceiptNumber receipt;
        Error why;
    };
    int moved = 0;
    std::vector<Kept> kept = {};
};

// Hands over every case of their unit that they handle and that is not closed to a colleague of the same unit: a step
// of each (By::Administrator of shared/cases/workflow.hpp). So many are one transaction and one act, so that what
// others write goes in between. A case whose step is refused stays, and the others move. Refused, also between two of
// these, whereby those before have moved: unauthorized, forbidden (they administer nothing), not_found (nobody of
// theirs has that badge number), conflict (a change of this account waits), invalid (at "to": nobody of that unit who
// handles cases, or the same one).
Result<CasesMoved> move_cases(const AdminMeans&, const cases::FindMeans&, const StaffMember&, const std::string& badge,
                              const std::string& to);

} // namespace zhiping::app
