#pragma once

#include "native/app/sealed_files.hpp"
#include "native/store/store.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/token.hpp"
#include "shared/evidence/evidence.hpp"
#include "shared/result.hpp"

namespace zhiping::app {

// A piece of evidence that is being read.
struct OpenEvidence {
    Evidence facts;
    OpenFile file;
};

// The piece at `position`, counted from 1, for a caller who may see the evaluation. not_found when there
// is none, gone when it was removed at the end of its retention. Throws DamagedFile when its file or its beginning
// is not what was stored.
Result<std::unique_ptr<OpenEvidence>> open_evidence(store::Store&, evidence::Vault&, const ReceiptNumber&,
                                                    int position);

} // namespace zhiping::app
