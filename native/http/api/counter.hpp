#pragma once

#include "native/http/exchange/staff_caller.hpp"

// What those at a counter do for a citizen who stands there or telephones.
namespace zhiping::http {

// Reads out an evaluation by its number and query code.
void post_counter_receipt(Exchange&, const SignedIn&);

// Enters one.
void post_counter_evaluation(Exchange&, const SignedIn&);

} // namespace zhiping::http
