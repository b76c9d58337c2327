#pragma once

#include "shared/cases/citizen_actions.hpp"
#include "shared/cases/citizen_case.hpp"

#include <string>
#include <string_view>

// What the server and the citizen's phone say to each other about a case. Members that say nothing are left out.
namespace zhiping::wire {

// {"status","closing","unit","round",
// "promise":{"date","original_date","extended_by","extension_reason","provisional","kept_at","late"},"answer_until",
// "rejection":{"unit","date","provisional"},"contest_until",
// "question","measures":[{"kind","promised_for","unit","kept_at","late"}],
// "replies":[{"event","round","unit","issued_at","opened_at","findings","overall","measures","text","basis",
// "attachments":[{"sha256","format","bytes","name"}]}],
// "events":[{"number","action","at","role","unit","words",...}],"possible_actions","units":[{"id","zh-CN","en"}],"seen"};
// findings and measures as a reply has them (case_json.hpp), what an event says as its details are called there.
std::string encode(const CitizenCase&);

// Refused (invalid, naming the member): what encode() never wrote.
Result<CitizenCase> decode_citizen_case(std::string_view json);

// {"action_id","action","seen","evidence":["UPLOAD_ID",...], and what the action says, as its details are called}.
std::string encode(const CitizenAction&);

// Refused: invalid (naming the member: missing, of the wrong type, or unknown), forbidden (at "action": what a citizen
// does not do, or not alone). What an action takes and needs, check_command() and decide() tell.
Result<CitizenAction> decode_citizen_action(std::string_view json);

} // namespace zhiping::wire
