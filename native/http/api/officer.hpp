#pragma once

#include "native/http/exchange/staff_caller.hpp"

// The cases of codes that name the caller, who has the role of an officer.
namespace zhiping::http {

void get_officer_cases(Exchange&, const SignedIn&);
void get_officer_case(Exchange&, const SignedIn&);
void post_officer_action(Exchange&, const SignedIn&);

} // namespace zhiping::http
