#pragma once

#include "native/http/exchange/staff_caller.hpp"

// Who of staff saw and did what, for auditors.
namespace zhiping::http {

void get_audit(Exchange&, const SignedIn&);

} // namespace zhiping::http
