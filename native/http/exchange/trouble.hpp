#pragma once

#include "native/http/exchange/exchange.hpp"

#include <exception>
#include <httplib.h>
#include <string>

// What the log says of requests: never a path, because a code or receipt may be in it.
namespace zhiping::http {

// A broken machine: the log gets the cause and an id, the answer the same id in X-Request-Id.
struct Trouble {
    int status;
    Error error; // What a person is told.
    std::string request_id;
};
Trouble log_trouble(const Exchange&, const std::exception_ptr&);

// One line for each request; only where staff asked for a case out of reach it is more than a detail.
void log_request(const httplib::Request&, const httplib::Response&);

} // namespace zhiping::http
