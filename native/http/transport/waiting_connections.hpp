#pragma once

#include "native/http/transport/connection.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace zhiping::http {

// Connections that wait for their next request: thousands of idle phones cost a
// file descriptor and a buffer each, and no thread. Safe to use from any thread.
class WaitingConnections {
public:
    // Closes a connection after `patience`, and the one that waits longest when there are more than `max_connections`.
    WaitingConnections(std::chrono::milliseconds patience, std::size_t max_connections);
    ~WaitingConnections();
    WaitingConnections(const WaitingConnections&) = delete;
    WaitingConnections& operator=(const WaitingConnections&) = delete;

    void add(std::shared_ptr<Connection>); // After close() it is dropped.

    // One that has something to read, waiting for it when there is none. Null when there was none
    // for a while, or after close().
    std::shared_ptr<Connection> next();

    // From now on next() does not wait any more.
    void close();

    // Closes those that still wait, once nobody asks for the next one any more.
    void drop_all();

private:
    using Clock = std::chrono::steady_clock;
    struct Waiting {
        std::shared_ptr<Connection> connection;
        Clock::time_point until;
    };

    bool watch(int socket, std::uint64_t ticket);
    std::shared_ptr<Connection> take(std::uint64_t ticket);
    void close_expired();

    const std::chrono::milliseconds m_patience;
    const std::size_t m_max_connections;
    const int m_epoll;
    const int m_bell; // Signalled by close() and never reset.

    std::mutex m_mutex;
    std::map<std::uint64_t, Waiting> m_waiting; // By ticket: the oldest is the first.
    std::uint64_t m_next_ticket = 1;
    bool m_is_closed = false;
};

} // namespace zhiping::http
