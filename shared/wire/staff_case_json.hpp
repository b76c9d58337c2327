#pragma once

#include "shared/cases/case_request.hpp"
#include "shared/cases/reply_draft.hpp"
#include "shared/cases/staff_case.hpp"
#include "shared/wire/error_json.hpp"

#include <span>
#include <string>
#include <string_view>

// What staff are told of cases, and ask for, as JSON.
namespace zhiping::wire {

std::string encode(const StaffCase&);
std::string encode(const CaseChanges&); // {"last", "changed": receipts}

// {"reply": as case_json.hpp has it, "saved_at"}
std::string encode(const ReplyDraft&);

// {"error": as always, "events": those that the reader has not seen}
std::string encode(const Error&, std::span<const CaseEvent> unseen, Language);

// {"action", "seen", "details", "attachments": ["UPLOAD_ID", ...]}. Refused (invalid, naming the member): what is
// missing, of the wrong type or unknown. Whether the action takes these details, decide() tells.
Result<CaseRequest> decode_case_request(std::string_view json);

// Refused (invalid, naming the member): what is missing, of the wrong type, or an identifier that is not known.
// Members, events of another action, clocks of another kind, actions and situations that are not known are passed over,
// so that an old desk goes on with a newer server. Findings and measures are not: what is left would say something
// else.
//
// The file inside is what the events that the reader sees make of it, and stands as the rest of the answer says.
// `file.events` counts also the events that are passed over: it is what an action says was seen.
Result<StaffCase> decode_staff_case(std::string_view json);
Result<ReplyDraft> decode_reply_draft(std::string_view json);

// An action that was refused because of what its reader has not seen.
struct ConflictWords {
    Refusal refusal;
    std::vector<CaseEvent> unseen; // None when it was refused for another reason.
    int last = 0;                  // The number of the last of them, also where it is passed over.
};

// At "error": no refusal of ours.
Result<ConflictWords> decode_conflict(std::string_view json);

} // namespace zhiping::wire
