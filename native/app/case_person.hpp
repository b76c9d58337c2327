#pragma once

#include "native/sealing/person_key.hpp"
#include "native/store/database.hpp"
#include "shared/cases/case_person.hpp"
#include "shared/evaluation/receipt.hpp"

namespace zhiping::app {

// The person of an evaluation as staff are shown them, and with everything. What opens them throws
// sealing::DamagedFile when it is not what was sealed.
CasePerson find_case_person(store::Database&, const sealing::PersonKey&, std::int64_t evaluation_id,
                            const StoredEvaluation&, Instant now);

// The same; nothing is known where it is not what was sealed: a case is handled whatever is wrong with its person.
CasePerson person_or_unknown(store::Database&, const sealing::PersonKey&, std::int64_t evaluation_id,
                             const StoredEvaluation&, Instant now);

UnmaskedPerson find_unmasked_person(store::Database&, const sealing::PersonKey&, std::int64_t evaluation_id,
                                    const Code&);

} // namespace zhiping::app
