#include "native/app/evidence_chain.hpp"

#include "native/sealing/content_hash.hpp"

namespace zhiping::app {

namespace {

std::string to_digits(Instant instant) { return std::to_string(instant.time_since_epoch().count()); }

} // namespace

std::string link_line(store::EvidenceEvent event, const ReceiptNumber& receipt, int position, const Evidence& evidence,
                      Instant at) {
    std::string line{facts_of(store::evidence_events, event).id};
    for (const auto& word : {receipt.text(), std::to_string(position), zhiping::to_digits(evidence.hash),
                             std::string{facts_of(evidence_formats, evidence.format).id},
                             std::to_string(evidence.bytes), to_digits(evidence.received), to_digits(at)})
        line += " " + word;
    return line;
}

Sha256 next_head(const Sha256& head, const std::string& line) {
    return sealing::sha256_of(zhiping::to_digits(head) + "\n" + line + "\n");
}

Sha256 link_evidence(store::Database& database, store::EvidenceEvent event, const store::EvidencePlace& place,
                     const ReceiptNumber& receipt, const Evidence& evidence, Instant at) {
    const auto line = link_line(event, receipt, place.position, evidence, at);
    const auto head = next_head(store::last_evidence_head(database), line);
    store::append_evidence_link(database, {.event = event, .place = place, .at = at, .head = head});
    return head;
}

} // namespace zhiping::app
