#pragma once

#include "native/app/evidence_pass.hpp"
#include "native/evidence/vault.hpp"
#include "native/http/transport/front.hpp"
#include "native/outside/clock.hpp"
#include "native/store/store.hpp"
#include "shared/calendar/calendar.hpp"

#include <atomic>
#include <memory>
#include <string>

namespace zhiping::http {

class Transfers;

// Everything a route may use.
struct Context {
    store::Store& store;
    evidence::Vault& vault;
    const Calendar& calendar;
    const outside::Clock& clock;
    Front front = {};
    bool demo = false; // Whether pages for those who build the form are shown too.
    app::EvidencePasses passes = {};
    const std::atomic<bool>* was_stopped = nullptr; // The server's own.
    Transfers* transfers = nullptr;                 // So are these.

    // Whether what takes long should break off.
    bool is_stopping() const { return was_stopped && *was_stopped; }
};

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
