#pragma once

#include "native/http/transport/front.hpp"

#include <httplib.h>

namespace zhiping::http {

// Who asks, as every limit counts (Front::client_of). Logs once when something on this machine speaks for others
// and is not trusted: then these share one limit.
std::string client_of(const Front&, const httplib::Request&);

// Whether the phone speaks TLS, as far as the public URL or a trusted proxy says.
bool is_behind_tls(const Front&, const httplib::Request&);

} // namespace zhiping::http
