#include "native/app/read_case.hpp"

#include "native/app/own_case.hpp"

namespace zhiping::app {

Result<CitizenCase> read_case(store::Store& store, CurrentCalendar& calendar, const ReceiptNumber& receipt,
                              const ReceiptProof& proof, Instant now) {
    return store.read([&](store::Database& database) {
        return find_own_case(database, receipt, proof)
            .and_then([&](const cases::StoredCase& stored) -> Result<CitizenCase> {
                return show_own_case(database, stored, *calendar.in(database).days, now);
            });
    });
}

} // namespace zhiping::app
