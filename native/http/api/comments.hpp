#pragma once

#include "native/http/exchange/staff_caller.hpp"

// Comments, for staff.
namespace zhiping::http {

void get_comments(Exchange&, const SignedIn&);
void get_comment(Exchange&, const SignedIn&);

// Whoever comes second is told what stands.
void post_comment_answer(Exchange&, const SignedIn&);

} // namespace zhiping::http
