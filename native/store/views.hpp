#pragma once

#include "native/store/database.hpp"
#include "shared/cases/citizen_view.hpp"

// Who of staff has looked: once for each member and hour.
namespace zhiping::store {

struct View {
    std::int64_t evaluation_id;
    std::int64_t staff_id;
    std::string unit_id; // Of the member, then.
    Instant at;
};

// Whether they have seen the case in that hour.
bool has_view(Database&, const View&);

// False when it was stored already. Precondition: the evaluation has a case.
bool insert_view(Database&, const View&);

// The same of an evaluation, with a case or without, that is read out to its citizen at a counter.
bool insert_counter_view(Database&, const View&);

// As its citizen is told: the newest first, at most so many.
inline constexpr int most_views = 200;
CitizenViews list_views(Database&, std::int64_t evaluation_id);

} // namespace zhiping::store
