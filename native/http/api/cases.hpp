#pragma once

#include "native/http/exchange/staff_caller.hpp"

// The cases, for staff: each answer has what the caller's roles may see (shared/cases/rights.hpp).
namespace zhiping::http {

void get_worklist(Exchange&, const SignedIn&);
void get_requests(Exchange&, const SignedIn&); // Those that wait for a decision of the level above.
void get_work(Exchange&, const SignedIn&);     // How many there are in the caller's lists.
void get_staff_case(Exchange&, const SignedIn&);
void post_staff_action(Exchange&, const SignedIn&);

} // namespace zhiping::http
