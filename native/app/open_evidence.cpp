#include "native/app/open_evidence.hpp"

#include "native/store/evaluations.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

Result<std::unique_ptr<OpenEvidence>> open_evidence(store::Store& store, evidence::Vault& vault,
                                                    const ReceiptNumber& receipt, int position) {
    const auto found =
        store.read([&](store::Database& database) { return store::find_evaluation_by_receipt(database, receipt); });
    if (!found || position < 1 || static_cast<std::size_t>(position) > found->evidence.size())
        return Error{ErrorCode::NotFound, Text::EvidenceNotFound, UploadIdTag::field};
    const auto& stored = found->evidence[static_cast<std::size_t>(position) - 1];
    if (stored.removed) return Error{ErrorCode::Gone, Text::EvidenceRemoved, UploadIdTag::field};
    return std::make_unique<OpenEvidence>(stored.evidence, OpenFile{vault, stored.sealing, stored.evidence.bytes});
}

} // namespace zhiping::app
