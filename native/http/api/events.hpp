#pragma once

#include "native/http/exchange/staff_caller.hpp"

// What changed for somebody of staff: asked every few seconds by a desk that is open.
namespace zhiping::http {

// Without "after": 200 and where changes are now. With it: 200 and the cases that changed since, or 304 when none did.
// Answered at once: nothing waits for a change.
void get_events(Exchange&, const SignedIn&);

} // namespace zhiping::http
