#pragma once

#include "native/http/exchange/exchange.hpp"

#include <exception>

// What no route answers. An error of the API is JSON, everyone else gets a page when they take one.
namespace zhiping::http {

// An unknown path, a request that httplib could not read; the status is in the response.
void reply_to_unrouted(const Context&, const httplib::Request&, httplib::Response&);

// The one handler for broken machines, for routes that have nothing of their own to say.
void reply_to_exception(const Context&, const httplib::Request&, httplib::Response&, const std::exception_ptr&);

} // namespace zhiping::http
