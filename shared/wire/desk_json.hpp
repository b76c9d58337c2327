#pragma once

#include "shared/cases/case_request.hpp"
#include "shared/cases/staff_case.hpp"
#include "shared/wire/staff_json.hpp"

#include <string>
#include <string_view>

// What the desk sends, as decode_sign_in() and decode_case_request() take it; and what it reads beside the lists of
// work (work_json.hpp).
namespace zhiping::wire {

std::string encode(const SignInWords&);
std::string encode(const CaseRequest&);

// Refused (invalid, naming the member): what is missing or of the wrong type.
Result<CaseChanges> decode_case_changes(std::string_view body);

} // namespace zhiping::wire
