#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/person_sessions.hpp"
#include "native/app/staff_member.hpp"
#include "native/app/submission_limits.hpp"
#include "native/outside/random.hpp"
#include "native/sealing/person_key.hpp"
#include "native/store/store.hpp"
#include "shared/calendar/calendar.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/evaluation/submission.hpp"

namespace zhiping::app {

// Who submits. What is personal is sealed with the key.
struct Submitter {
    sealing::PersonKey key;
    std::optional<PersonToken> token = {}; // Signed in: it is theirs at once, under the name that they gave last.
    SubmissionCounts counts = {};
    bool tells = true; // Whether people are told (cases::Means).
};

// Stores an evaluation, its evidence and the case that it opens for good, in one transaction, and returns its receipt.
// One of the same person's on the same document amends the earlier one, when it may (cases/amend_case.hpp): a person is
// whoever is signed in, and for an evaluation that is nobody's whoever names it and shows its secret. The
// same submission again, also at the same time from another connection, stores nothing and returns the first receipt.
// Refused: invalid (validate(); evidence that is not held whole, or was not uploaded for this code with this secret),
// too_large (more evidence than may be), not_found or gone (the code), conflict (the submission id was used with
// another secret or for another evaluation; nothing of the first one is told). Files that were uploaded anew for it are
// the same as the first ones when their bytes are; they stay uploads. Refused last: too_many; what was stored before is
// answered with its receipt all the same.
Result<Receipt> submit_evaluation(store::Store&, CurrentCalendar&, const Submission&, const Secret&, const Submitter&,
                                  Instant now, outside::Random&);

// The same for a citizen at a counter, by somebody of staff who may help them (may_help.hpp), and marked so. Nobody
// gets a secret of it: the citizen opens it with number and query code. Only the same member is answered with the first
// receipt when it is sent again. Refused besides: forbidden (they may not), unauthorized (they were disabled
// meanwhile). Files cannot come with it.
Result<Receipt> enter_evaluation(store::Store&, CurrentCalendar&, const Submission&, const StaffMember&,
                                 const sealing::PersonKey&, Instant now, outside::Random&);

} // namespace zhiping::app
