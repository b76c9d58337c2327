#pragma once

#include "shared/cases/case_request.hpp"
#include "shared/cases/reply_draft.hpp"
#include "shared/cases/staff_case.hpp"

#include <span>
#include <string>
#include <string_view>

// What staff are told of cases, and ask for, as JSON.
namespace zhiping::wire {

std::string encode(const WorkPage&);
std::string encode(const StaffCase&);
std::string encode(const CaseChanges&); // {"last", "changed": receipts}

// {"reply": as case_json.hpp has it, "saved_at"}
std::string encode(const ReplyDraft&);

// {"error": as always, "events": those that the reader has not seen}
std::string encode(const Error&, std::span<const CaseEvent> unseen, Language);

// {"action", "seen", "details", "attachments": ["UPLOAD_ID", ...]}. Refused (invalid, naming the member): what is
// missing, of the wrong type or unknown. Whether the action takes these details, decide() tells.
Result<CaseRequest> decode_case_request(std::string_view json);

} // namespace zhiping::wire
