#pragma once

#include "native/store/uploads.hpp"
#include "shared/evaluation/token.hpp"

// For those who use uploads, inside of a transaction.
namespace zhiping::app {

using IsTheirs = std::function<bool(const store::FoundUpload&)>;

// The uploads that are named, in this order. Refused (invalid, at the field of the purpose): one twice; one that is
// gone, made for something else or not theirs, which of these is not told; one that is not whole.
Result<std::vector<store::FoundUpload>> find_named_uploads(store::Database&, std::span<const UploadId>, UploadPurpose,
                                                           const IsTheirs&);

// Precondition: it is whole, and evidence by its purpose.
Evidence evidence_of(const store::FoundUpload&);
std::vector<EvidenceFormat> formats_of(std::span<const store::FoundUpload>);

} // namespace zhiping::app
