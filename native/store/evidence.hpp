#pragma once

#include "native/store/digest.hpp"
#include "native/store/sealing.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evidence/evidence.hpp"

#include <functional>
#include <optional>

namespace zhiping::store {

// Which piece of which evaluation; pieces count from 1, as they were sent.
struct EvidencePlace {
    std::int64_t evaluation_id;
    int position;

    auto operator<=>(const EvidencePlace&) const = default;
};

struct StoredEvidence {
    Evidence evidence;
    Digest token;    // Of the upload that it was, so that a submission that is sent again is recognised.
    Sealing sealing; // The key is empty once it was removed.
    std::optional<Instant> removed = {};
    std::optional<int> event = {}; // Of its case, that brought it; none: the submission did.
};

void insert_evidence(Database&, const EvidencePlace&, const StoredEvidence&);

// Of one evaluation, as they were sent.
std::vector<StoredEvidence> list_evidence(Database&, std::int64_t evaluation_id);

// With the receipt that names it.
std::optional<std::pair<ReceiptNumber, StoredEvidence>> find_evidence(Database&, const EvidencePlace&);

// The piece that a receipt names.
std::optional<StoredEvidence> find_evidence(Database&, const ReceiptNumber&, int position);

// What the journal must agree with.
struct EvidenceState {
    EvidencePlace place;
    std::string receipt; // As stored; empty when its evaluation is missing.
    bool is_removed;
};

// At most so many pieces after a place, in the order of places; none at the end.
std::vector<EvidenceState> list_evidence_after(Database&, const EvidencePlace&, std::int64_t max_pieces);

using VisitEvidence = std::function<void(const EvidencePlace&, const ReceiptNumber&, const StoredEvidence&)>;
using UnreadableEvidence =
    std::function<void(const EvidencePlace&, const std::string& receipt, const std::string& problem)>;

// Everything, with the receipt that names it, in the order of places. A row that cannot be read goes to `unreadable`.
void list_all_evidence(Database&, const VisitEvidence& visit, const UnreadableEvidence& unreadable);

struct ReceivedEvidence {
    Instant received;
    EvidencePlace place;
};

// What was received before a moment and is not removed yet: the `most` that come after `last`, the oldest first; null:
// from the first one on.
std::vector<ReceivedEvidence> list_evidence_before(Database&, Instant, const ReceivedEvidence* last, std::int64_t most);

// Forgets its key. False when it was removed already, or never there.
bool remove_evidence(Database&, const EvidencePlace&, Instant now);

} // namespace zhiping::store
