#pragma once

#include "native/http/transport/front.hpp"

#include <httplib.h>

namespace zhiping::http {

// The client, as every limit counts it (Front::client_of). Logs once when a proxy on this machine is not trusted: its
// clients then share one limit.
std::string client_of(const Front&, const httplib::Request&);

// Whether the phone speaks TLS, as far as the public URL or a trusted proxy says.
bool is_behind_tls(const Front&, const httplib::Request&);

} // namespace zhiping::http
