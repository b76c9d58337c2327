#pragma once

#include "native/store/uploads.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/submission.hpp"

// For submit_evaluation(), inside its transaction.
namespace zhiping::app {

// The uploads that a submission names, in its order. Refused as submit_evaluation() says.
Result<std::vector<store::FoundUpload>> find_evidence_uploads(store::Database&, const Submission&,
                                                              const store::Digest& secret);

// Makes the uploads an evaluation's evidence: they are uploads no more. Returns the chain's head; nullopt when
// there are none.
std::optional<Sha256> accept_evidence(store::Database&, std::int64_t evaluation_id, const ReceiptNumber&,
                                      const std::vector<store::FoundUpload>&, Instant now);

} // namespace zhiping::app
