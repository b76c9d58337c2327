#pragma once

#include "native/http/exchange/staff_caller.hpp"

// The templates that whoever answers cases begins a reply with.
namespace zhiping::http {

void get_reply_templates(Exchange&, const SignedIn&);

} // namespace zhiping::http
