#pragma once

#include "native/http/exchange/context.hpp"

#include <memory>
#include <string>

namespace zhiping::http {

// The server: its sockets, its threads and its routes (routes.hpp).
class Server {
public:
    explicit Server(Context);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Takes the address; port 0 means any free one. Returns the port. Throws std::runtime_error
    // with one line for the operator when it cannot be had (in use, not allowed, no such address).
    int bind(const std::string& host, int port);

    // Answers until stop() is called; returns after the last request under way was answered.
    void listen();

    // Safe to call from any thread (not from a signal handler).
    void stop();

private:
    class Listener;
    std::unique_ptr<Listener> m_listener;
};

} // namespace zhiping::http
