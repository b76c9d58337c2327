#include "native/app/remove_evidence.hpp"

#include "native/app/evidence_lines.hpp"
#include "native/store/evidence.hpp"
#include "native/store/journal.hpp"
#include "native/store/pages.hpp"
#include "native/store/stored_files.hpp"

namespace zhiping::app {

namespace {

// False when it was removed already, or may not go.
bool forget(store::Database& database, const store::EvidencePlace& place, Instant now, const MayGo& may_go) {
    if (may_go && !may_go(database, place.evaluation_id)) return false;
    const auto found = store::find_evidence(database, place);
    if (!found || !store::remove_evidence(database, place, now)) return false;
    const auto& [receipt, stored] = *found;
    store::append_to_journal(
        database, evidence_line(journal::Kind::EvidenceRemoved, receipt, place.position, stored.evidence, now));
    store::insert_leftover_file(database, stored.sealing.file_id);
    return true;
}

bool forget_or_tell(store::Store& store, const store::EvidencePlace& place, Instant now, const TellProblem& tell,
                    const MayGo& may_go) try {
    return store.write([&](store::Database& database) { return forget(database, place, now, may_go); });
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw; // The others would have it too.
    tell("evidence " + std::to_string(place.position) + " of evaluation " + std::to_string(place.evaluation_id) + ": " +
         problem.what());
    return false;
}

} // namespace

std::size_t remove_evidence_before(store::Store& store, evidence::Vault& vault, Instant moment, Instant now,
                                   const TellProblem& tell, const std::stop_token& stop, const MayGo& may_go) {
    std::size_t count = 0;
    bool is_over = false;
    const auto list = [&](const store::ReceivedEvidence* last) {
        if (is_over) return std::vector<store::ReceivedEvidence>{};
        return store.read([&](store::Database& database) {
            return store::list_evidence_before(database, moment, last, store::max_page_rows);
        });
    };
    store::for_each_row(list, [&](const store::ReceivedEvidence& evidence) {
        if (is_over) return;
        // Asked of a reader first: most may stay, and the writer is for what changes something.
        const auto goes = [&](store::Database& database) { return may_go(database, evidence.place.evaluation_id); };
        if (may_go && !store.read(goes)) return;
        count += forget_or_tell(store, evidence.place, now, tell, may_go);
        is_over = stop.stop_requested();
    });
    remove_leftovers(store, vault, now, tell, stop);
    return count;
}

} // namespace zhiping::app
