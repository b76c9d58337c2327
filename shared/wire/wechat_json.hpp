#pragma once

#include "shared/persons/masked_person.hpp"
#include "shared/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the mini-program and the page in its web-view say and are told, as JSON (assets/openapi.json). What is read may
// have no other members. Refused (invalid, naming the member): what is missing or of the wrong type.
namespace zhiping::wire {

Result<std::string> decode_wechat_code(std::string_view json);                   // {"code"}
Result<std::string> decode_wechat_ticket(std::string_view json);                 // {"ticket"}
Result<std::vector<std::string>> decode_wechat_templates(std::string_view json); // {"templates": [...]}

// {"name", "phone"}; a name that is not known is missing.
std::string encode(const MaskedPerson&);

// The same with "session"; who is not known has neither.
std::string encode_wechat_session(const std::string& session, const std::optional<MaskedPerson>&);

// The same with "ticket".
std::string encode_wechat_ticket(const std::string& ticket, const MaskedPerson&);

} // namespace zhiping::wire
