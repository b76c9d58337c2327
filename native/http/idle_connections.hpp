#pragma once

#include "native/http/connection.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace zhiping::http {

// Connections that wait for their next request, watched by one thread: thousands of phones that
// only hold the line cost a file descriptor each and none of the threads that answer. Safe to use
// from any thread.
class IdleConnections {
public:
    using Wake = std::function<void(std::shared_ptr<Connection>)>;

    // Closes a connection after `patience`, and the one that waits longest when there are more than
    // `most`. `wake` is called on the watching thread with a connection that has something to read.
    IdleConnections(std::chrono::milliseconds patience, std::size_t most, Wake wake);
    ~IdleConnections();
    IdleConnections(const IdleConnections&) = delete;
    IdleConnections& operator=(const IdleConnections&) = delete;

    void add(std::shared_ptr<Connection>);

    // Closes all of them, now and from now on.
    void close();

private:
    using Clock = std::chrono::steady_clock;
    struct Waiting {
        std::shared_ptr<Connection> connection;
        Clock::time_point until;
    };

    void watch();
    std::shared_ptr<Connection> take(std::uint64_t ticket);
    void close_expired();

    const std::chrono::milliseconds m_patience;
    const std::size_t m_most;
    const Wake m_wake;
    const int m_epoll;
    const int m_bell; // Rung by close().

    std::mutex m_mutex;
    std::map<std::uint64_t, Waiting> m_waiting; // By ticket: the oldest is the first.
    std::uint64_t m_next_ticket = 1;
    bool m_is_closed = false;

    std::thread m_watcher;
};

} // namespace zhiping::http
