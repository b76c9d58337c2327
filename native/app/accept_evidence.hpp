#pragma once

#include "native/store/uploads.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/evaluation/submission.hpp"

// For submit_evaluation(), inside its transaction.
namespace zhiping::app {

// The uploads that a submission names, in its order. Refused as submit_evaluation() says.
Result<std::vector<store::FoundUpload>> find_evidence_uploads(store::Database&, const Submission&,
                                                              const store::Digest& secret);

// Makes the uploads an evaluation's evidence: they are no longer uploads. The receipt gets them, and the journal's
// head.
void accept_evidence(store::Database&, std::int64_t evaluation_id, Receipt&, const std::vector<store::FoundUpload>&,
                     Instant now);

} // namespace zhiping::app
