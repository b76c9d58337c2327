#pragma once

#include "native/http/exchange/callers.hpp"

#include <span>
#include <string_view>

namespace zhiping::http {

struct Route {
    std::string_view method; // A GET answers HEAD too; HEAD alone answers no GET.
    std::string_view path;   // With {names}, as assets/openapi.json has it.
    CallerKind caller;
    std::uint64_t max_body_bytes; // Refused with 413 before anything is read.
    void (*answer)(Exchange&);    // Asks for the caller, and gives the handler nothing without one.
};

// Every route of the server.
std::span<const Route> routes();

// `context` must live as long as the server.
void add_routes(httplib::Server&, const Context& context);

} // namespace zhiping::http
