#include "native/app/keep_view.hpp"

#include "native/store/journal.hpp"
#include "native/store/views.hpp"

namespace zhiping::app {

void keep_view(store::Store& store, const store::CaseKey& key, const StaffMember& member, Instant now) {
    const store::View view{key.evaluation_id, member.id, member.unit_id, now};
    // Asked of a reader first: most are known already, and the writer is for what changes something.
    if (store.read([&](store::Database& database) { return store::has_view(database, view); })) return;
    store.write([&](store::Database& database) {
        if (!store::insert_view(database, view)) return;
        store::append_to_journal(database, journal::Line{journal::Kind::CaseViewed, key.receipt, now}.add(member.id));
    });
}

} // namespace zhiping::app
