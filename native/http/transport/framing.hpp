#pragma once

#include <cstdint>
#include <httplib.h>

namespace zhiping::http {

// Whether it is beyond doubt where the request ends (RFC 9112, 6.3): it has no body, or one length
// in digits, or comes in chunks. httplib takes anything else for "no body"; a proxy in front may
// not, and then what one person sent as a body would be answered as another's request.
bool has_clear_end(const httplib::Request&);

// The length that the request announces; 0 when it announces none. Precondition: has_clear_end().
std::uint64_t announced_length(const httplib::Request&);

// Whether a body comes, of any length.
bool carries_body(const httplib::Request&);

} // namespace zhiping::http
