#pragma once

#include "native/http/server.hpp"

#include <span>
#include <string_view>

namespace httplib {
class Server;
}

namespace zhiping::http {

struct Exchange;

// Who may call a route.
enum class Caller { Anyone, CodeHolder, SecretHolder };

struct Route {
    std::string_view method; // A GET answers HEAD too; HEAD alone answers no GET.
    std::string_view path;   // With {names}, as assets/openapi.json has it.
    Caller caller;
    void (*answer)(Exchange&);
};

// Every route of the server.
std::span<const Route> routes();

void add_routes(httplib::Server&, const Context&);

} // namespace zhiping::http
