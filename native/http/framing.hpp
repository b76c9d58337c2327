#pragma once

#include <httplib.h>

namespace zhiping::http {

// Whether it is beyond doubt where the request ends (RFC 9112, 6.3): it has no body, or one length
// in digits, or comes in chunks. httplib takes anything else for "no body"; a proxy in front may
// not, and then what one person sent as a body would be answered as another's request.
bool has_clear_end(const httplib::Request&);

} // namespace zhiping::http
