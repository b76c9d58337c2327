#pragma once

#include "shared/cases/staff_case.hpp"

namespace zhiping {

// A case in a file that somebody of staff takes away (docs/exports.md): a line of their list, and what its words are.
struct ExportedCase {
    WorkItem item; // Its date is that of the last round, also where the reply is there.
    std::optional<Date> original_due = {};
    bool is_late = false;
    std::string statement = {};
    MaskedPerson person = {};
    std::optional<CitizenReply> reply = {}; // The last that was issued.
};

} // namespace zhiping
