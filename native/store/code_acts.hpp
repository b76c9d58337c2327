#pragma once

#include "native/store/database.hpp"
#include "shared/calendar/date.hpp"

#include <string_view>

namespace zhiping::store {

// What somebody of staff did with codes.
struct CodeActRow {
    std::int64_t staff_id;
    Instant at;
    std::string_view what;
    std::string_view unit_id; // Whose codes; of several units theirs.
    std::string_view subject; // A code, a block, the name of a system; may be empty.
    std::size_t codes;        // How many.
};
void insert_code_act(Database&, const CodeActRow&);

} // namespace zhiping::store
