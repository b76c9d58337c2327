#pragma once

#include "native/app/open_attachment.hpp"
#include "native/app/open_evidence.hpp"
#include "native/app/staff_member.hpp"

// Files of a case for staff with Right::ReadEvidence (shared/cases/rights.hpp). That they see the case is stored first,
// as by view_case(). Refused: not_found (there is no such case, they may not read its files, or it has no such file;
// which of these is not told), and what is refused to who may see the evaluation.
namespace zhiping::app {

Result<std::unique_ptr<OpenEvidence>> open_evidence_of_case(store::Store&, evidence::Vault&, const ReceiptNumber&,
                                                            int position, const StaffMember&, Instant now);

// Also of a reply that is not issued.
Result<std::unique_ptr<OpenAttachment>> open_attachment_of_case(store::Store&, evidence::Vault&, const ReceiptNumber&,
                                                                const Sha256&, const StaffMember&, Instant now);

} // namespace zhiping::app
