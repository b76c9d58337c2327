#pragma once

#include "native/app/staff_member.hpp"
#include "native/outside/random.hpp"
#include "native/sealing/person_key.hpp"
#include "native/store/store.hpp"
#include "shared/cases/staff_case.hpp"
#include "shared/result.hpp"

namespace zhiping::app {

// A line of the journal about a case. Of an event it says which action, not its number: a gap would tell of one that is
// hidden.
struct CaseLine {
    std::int64_t number; // In the journal.
    std::string words;
    Instant at;
    Sha256 head;
};

struct PrintedCase {
    StaffCase shown;
    std::vector<CaseLine> lines; // Of what is shown; none for a unit that had it before. Who looked is not among them.
};

// A case for paper: what view_case() gives, with its lines of the journal. That they print it is stored before it is
// given, as an act, after that they see it. Refused as by view_case().
Result<PrintedCase> print_case(store::Store&, const sealing::PersonKey&, outside::Random&, const ReceiptNumber&,
                               const StaffMember&, Instant now);

} // namespace zhiping::app
