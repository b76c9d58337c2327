#include "native/app/remove_evidence.hpp"

#include "native/app/evidence_chain.hpp"

namespace zhiping::app {

namespace {

// The file's name, when it was not removed already.
std::optional<std::string> forget(store::Database& database, const store::EvidencePlace& place, Instant now) {
    const auto found = store::find_evidence(database, place);
    if (!found || !store::remove_evidence(database, place, now)) return std::nullopt;
    const auto& [receipt, stored] = *found;
    link_evidence(database, store::EvidenceEvent::Removed, place, receipt, stored.evidence, now);
    return evidence::file_name(stored.sealing.file_id);
}

} // namespace

std::size_t remove_evidence_before(store::Store& store, evidence::Vault& vault, Instant moment, Instant now) {
    const auto places =
        store.read([&](store::Database& database) { return store::list_evidence_before(database, moment); });
    std::size_t count = 0;
    for (const auto& place : places) {
        const auto name = store.write([&](store::Database& database) { return forget(database, place, now); });
        if (!name) continue;
        vault.folder().remove(*name); // Should the power go before, the next sweep does it.
        ++count;
    }
    return count;
}

} // namespace zhiping::app
