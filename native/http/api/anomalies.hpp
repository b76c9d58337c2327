#pragma once

#include "native/http/exchange/staff_caller.hpp"

// What is unusual about evaluations, for staff.
namespace zhiping::http {

void get_anomalies(Exchange&, const SignedIn&);

} // namespace zhiping::http
