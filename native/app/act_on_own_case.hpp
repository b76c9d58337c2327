#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/receipt_proof.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "shared/cases/citizen_actions.hpp"
#include "shared/cases/citizen_case.hpp"
#include "shared/evaluation/token.hpp"

#include <optional>

namespace zhiping::app {

// Who does something with the case of an evaluation: whoever proves that it is theirs, and which person is signed in.
struct CaseCitizen {
    ReceiptNumber receipt;
    ReceiptProof proof;
    std::optional<std::int64_t> person_id = {};
};

// Does something with a case for its citizen, and returns the case afterwards.
// The same action again, also at the same time from another connection, does nothing and returns the case as it stands;
// what was seen before it does not count, because more may have happened since. Refused, besides what find_own_case()
// (own_case.hpp) and cases::act_on_case() refuse: forbidden (at "person": only the person of the evaluation may do
// that), conflict (the id was used for something else in this case), too_many
// (check_added_words()), and what find_added_evidence() refuses (added_evidence.hpp). What comes with it is evidence of
// the evaluation afterwards, or is still an upload when it was refused.
Result<CitizenCase> act_on_own_case(store::Store&, CurrentCalendar&, const CaseCitizen&, const CitizenAction&,
                                    Instant now, outside::Random&);

} // namespace zhiping::app
