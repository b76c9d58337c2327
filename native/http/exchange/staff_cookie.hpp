#pragma once

#include "native/app/staff_sessions.hpp"
#include "native/http/exchange/exchange.hpp"

#include <optional>

// The session of somebody of staff, in a cookie that ends with the browser (own_cookie.hpp). Where it is not safe, the
// log warns once that anybody on the way can take it.
namespace zhiping::http {

void give_staff_cookie(Exchange&, const app::StaffToken&);
void end_staff_cookie(Exchange&);

std::optional<app::StaffToken> staff_token_of(const Exchange&); // Well-formed, and no more.

} // namespace zhiping::http
