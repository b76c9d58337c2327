#pragma once

#include "native/http/exchange/staff_caller.hpp"

// The person of a case, for staff: all of it with a reason, the number for the handler who may call, and whether what
// is kept of an evaluation waits with being erased.
namespace zhiping::http {

void post_unmasking(Exchange&, const SignedIn&);
void post_phone(Exchange&, const SignedIn&);
void put_hold(Exchange&, const SignedIn&);
void delete_hold(Exchange&, const SignedIn&);

} // namespace zhiping::http
