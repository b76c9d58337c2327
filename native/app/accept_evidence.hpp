#pragma once

#include "native/store/uploads.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/evaluation/submission.hpp"

// Uploads that become evidence, inside of the transaction that stores what brings them.
namespace zhiping::app {

// The uploads that a submission names, in its order. Refused as submit_evaluation() says.
Result<std::vector<store::FoundUpload>> find_evidence_uploads(store::Database&, const Submission&,
                                                              const store::Digest& secret);

// Whose evidence they become.
struct EvidenceTarget {
    std::int64_t evaluation_id;
    ReceiptNumber receipt;
    int pieces = 0;                // That it has already.
    std::optional<int> event = {}; // Of its case, that brings them; none: the submission does.
};

struct AcceptedEvidence {
    std::vector<Evidence> pieces;
    std::optional<Sha256> head; // Of the journal after them.
};

// Makes the uploads the next pieces of evidence, with their lines in the journal: they are no longer uploads.
AcceptedEvidence accept_evidence(store::Database&, EvidenceTarget, const std::vector<store::FoundUpload>&, Instant now);

} // namespace zhiping::app
