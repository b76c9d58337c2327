#pragma once

#include "native/sealing/person_key.hpp"
#include "native/store/positions.hpp"
#include "shared/positions/whereabouts.hpp"

// Where somebody was, as it is stored. What opens it throws sealing::DamagedFile when it is not what was sealed.
namespace zhiping::app {

// Nothing when nothing was said.
void keep_position(store::Database&, const sealing::PersonKey&, std::int64_t evaluation_id, const Whereabouts&);

// Nullopt when nothing was said, or it was erased.
std::optional<Whereabouts> find_whereabouts(store::Database&, const sealing::PersonKey&, std::int64_t evaluation_id);

} // namespace zhiping::app
