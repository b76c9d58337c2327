#pragma once

#include "native/app/create_upload.hpp"
#include "native/app/receipt_proof.hpp"
#include "native/app/staff_member.hpp"
#include "shared/codes/receipt_number.hpp"

// Announces a file for a case, before a byte of it is taken; from then on it is an upload as any. Refused, besides what
// create_upload() refuses of a file: too_large (more waits for its owner than shared/cases/upload_purpose.hpp allows).
namespace zhiping::app {

struct WantedCaseUpload {
    ReceiptNumber receipt;
    std::uint64_t size;    // In bytes.
    std::string address;   // The client's, as limits count it.
    std::string name = {}; // Under which a reply attaches it.
};

// A photo or video that comes with words which the citizen adds, for whoever proves that the evaluation is theirs.
// Whoever has the secret sends it. Refused too: what find_own_case() refuses (own_case.hpp), conflict (nothing can be
// added to the case any more).
Result<CreatedUpload> create_addition_upload(store::Store&, evidence::Vault&, const WantedCaseUpload&,
                                             const ReceiptProof&, const Secret&, Instant now, outside::Random&);

// What this member of staff will attach to a reply. Whoever has the secret sends it. Refused too: what
// find_handled_case() and check_takes_reply() refuse (handled_case.hpp), invalid (at "filename", which is empty).
Result<CreatedUpload> create_reply_upload(store::Store&, evidence::Vault&, const WantedCaseUpload&, const StaffMember&,
                                          const Secret&, Instant now, outside::Random&);

} // namespace zhiping::app
