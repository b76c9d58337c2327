#pragma once

#include "native/store/database.hpp"
#include "native/store/reach.hpp"
#include "shared/codes/receipt_number.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Which cases have changed since somebody looked last (migration 0019).
namespace zhiping::store {

// What an event changes for those who look after the case. Numbers are those of lines in the journal.
struct CaseChange {
    std::int64_t evaluation_id;
    std::int64_t number;
    bool is_hidden = false;                       // From the unit that has the case: the top alone is told.
    std::optional<std::string> from_unit_id = {}; // The unit that loses the case by it.
};

void note_change(Database&, const CaseChange&);

struct ChangedCase {
    ReceiptNumber receipt;
    std::int64_t number; // Of the change.
};

// Those that changed after this number for who looks after these units, or was taken from one of them, in the order of
// their changes: at most so many. A case that changed more than once is there once.
std::vector<ChangedCase> list_changed_cases(Database&, const Reach&, bool sees_pressure, std::int64_t after,
                                            std::int64_t most);

// The number of the last of them; 0 when there are none.
std::int64_t last_change(Database&, const Reach&, bool sees_pressure);

} // namespace zhiping::store
