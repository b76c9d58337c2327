#pragma once

#include "native/app/staff_member.hpp"
#include "native/cases/stored_case.hpp"
#include "native/store/case_attachments.hpp"
#include "shared/cases/case_request.hpp"

namespace zhiping::app {

// What a member of staff attaches to a reply, inside of the transaction of its event; their hashes come to the end of
// those that the reply lists. Refused (invalid, at "attachments"): the action brings no reply; one that is named twice,
// unfinished, gone, or not made by this member for a reply to this case.
Result<std::vector<store::Attachment>> attach_uploads(store::Database&, const cases::StoredCase&, const StaffMember&,
                                                      CaseRequest&);

} // namespace zhiping::app
