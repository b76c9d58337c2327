#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"

#include <optional>

namespace zhiping::store {

// Something that a citizen did with a case.
struct DoneAction {
    std::int64_t evaluation_id;
    Digest id;  // With which it was sent.
    int number; // Of its event, which says what was sent.
};

// Precondition: its event is stored, and nothing else with this id for this evaluation.
void insert_done_action(Database&, const DoneAction&);

std::optional<DoneAction> find_done_action(Database&, std::int64_t evaluation_id, const Digest& id);

} // namespace zhiping::store
