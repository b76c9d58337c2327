#pragma once

#include "native/app/sealed_files.hpp"
#include "native/store/store.hpp"
#include "shared/cases/citizen_case.hpp"
#include "shared/codes/receipt_number.hpp"

namespace zhiping::app {

// What is attached to a reply and is being read.
struct OpenAttachment {
    CitizenAttachment facts;
    OpenFile file;
};

// The attachment with this content, for a caller who may see the evaluation: of a reply that was issued, because no
// other is the citizen's to read. Refused (not_found): there is none. Throws DamagedFile when its file or its beginning
// is not what was stored.
Result<std::unique_ptr<OpenAttachment>> open_attachment(store::Store&, evidence::Vault&, const ReceiptNumber&,
                                                        const Sha256&);

// The same of any reply, also of one that is not issued, for a caller who may read the files of the case.
Result<std::unique_ptr<OpenAttachment>> open_any_attachment(store::Store&, evidence::Vault&, const ReceiptNumber&,
                                                            const Sha256&);

} // namespace zhiping::app
