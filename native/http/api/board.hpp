#pragma once

#include "native/http/exchange/staff_caller.hpp"

// The units below in numbers, for who looks after them.
namespace zhiping::http {

void get_board(Exchange&, const SignedIn&);

} // namespace zhiping::http
