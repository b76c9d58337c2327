#pragma once

#include "native/http/exchange/staff_caller.hpp"

// The versions of policy and catalogue, for administrators (docs/administration-rules.md).
namespace zhiping::http {

void get_rule_versions(Exchange&, const SignedIn&);
void post_policy(Exchange&, const SignedIn&);

} // namespace zhiping::http
