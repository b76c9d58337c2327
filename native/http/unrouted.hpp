#pragma once

#include "native/http/exchange/exchange.hpp"

#include <exception>

// What no route answers. Errors of the API are JSON; other clients get a page if they accept HTML.
namespace zhiping::http {

// An unknown path, a request that httplib could not read; the status is in the response.
void reply_to_unrouted(const Context&, const httplib::Request&, httplib::Response&);

// The one handler for broken machines, for routes that have nothing of their own to say.
void reply_to_exception(const Context&, const httplib::Request&, httplib::Response&, const std::exception_ptr&);

} // namespace zhiping::http
