#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

struct ReadAttachment {
    store::Attachment attachment;
    std::string content;
};

// A file that is attached to a reply of a case, whole, for a caller who may see the case. not_found when there is none
// with this hash. Throws DamagedFile when it is not what was stored.
Result<ReadAttachment> read_attachment(store::Store&, evidence::Vault&, const ReceiptNumber&, const Sha256&);

} // namespace zhiping::app
