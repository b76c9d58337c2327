#pragma once

#include "shared/cases/policy.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>

// Versions of the policy as JSON.
namespace zhiping::wire {

// Like a file of assets/policy, without its source.
std::string encode(const Policy&);

// Such a file, with its source. Refused (invalid, naming the member): what is no JSON, missing, of the wrong type or
// unknown, and a number that no policy should have (docs/administration-rules.md lists the bounds). Whether the numbers
// fit each other and what is there, native/app/load_policy.hpp tells. A member that a later program adds may be missing
// in what was loaded before it.
Result<Policy> decode_policy(std::string_view json);

} // namespace zhiping::wire
