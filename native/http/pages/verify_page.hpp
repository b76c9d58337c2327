#pragma once

#include "native/http/exchange/callers.hpp"

namespace zhiping::http {

// Checks a signed receipt (?token=) with the keys of this server, and says what that proves and what it does not. The
// token holds no secret, so it may stand in an address. A token that is refused is answered 400.
void get_verify_page(Exchange&, const Anyone&);

} // namespace zhiping::http
