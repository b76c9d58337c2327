#include "native/app/keep_view.hpp"

#include "native/store/journal.hpp"
#include "native/store/worklist.hpp"

namespace zhiping::app {

void keep_view(store::Store& store, const store::CaseKey& key, const StaffMember& member, Instant now) {
    const auto id = key.evaluation_id;
    // Asked of a reader first: most are known already, and the writer is for what changes something.
    if (store.read([&](store::Database& database) { return store::has_view(database, id, member.id, now); })) return;
    store.write([&](store::Database& database) {
        if (!store::insert_view(database, id, member.id, now)) return;
        store::append_to_journal(database, journal::Line{journal::Kind::CaseViewed, key.receipt, now}.add(member.id));
    });
}

} // namespace zhiping::app
