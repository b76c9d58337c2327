#pragma once

#include "native/store/case_rounds.hpp"
#include "shared/cases/case_rounds.hpp"

namespace zhiping::cases {

// How a round is stored: what is late or answered at all is asked by day.
store::RoundRow row_of(std::int64_t evaluation_id, const CaseRound&);

} // namespace zhiping::cases
