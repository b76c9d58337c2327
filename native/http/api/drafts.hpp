#pragma once

#include "native/http/exchange/staff_caller.hpp"

// The draft of a reply that a member of staff keeps for a case.
namespace zhiping::http {

void get_draft(Exchange&, const SignedIn&);
void put_draft(Exchange&, const SignedIn&);
void delete_draft(Exchange&, const SignedIn&);

} // namespace zhiping::http
