#include "native/http/transport/waiting_connections.hpp"

#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace zhiping::http {

namespace {

constexpr std::uint64_t bell_ticket = 0;
constexpr int tick_ms = 500; // How late an expired connection may be closed.

int checked(int result) {
    if (result < 0) throw std::system_error{errno, std::generic_category(), "watching connections"};
    return result;
}

} // namespace

WaitingConnections::WaitingConnections(std::chrono::milliseconds patience, std::size_t max_connections)
    : m_patience(patience), m_max_connections(max_connections), m_epoll(checked(::epoll_create1(EPOLL_CLOEXEC))),
      m_bell(checked(::eventfd(0, EFD_CLOEXEC))) {
    epoll_event event{.events = EPOLLIN, .data = {.u64 = bell_ticket}};
    checked(::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_bell, &event));
}

WaitingConnections::~WaitingConnections() {
    m_waiting.clear();
    ::close(m_bell);
    ::close(m_epoll);
}

// One thread is told, once. A connection that has waited before is known already.
bool WaitingConnections::watch(int socket, std::uint64_t ticket) {
    epoll_event event{.events = EPOLLIN | EPOLLONESHOT, .data = {.u64 = ticket}};
    return ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, socket, &event) == 0 ||
           ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event) == 0;
}

void WaitingConnections::add(std::shared_ptr<Connection> connection) {
    const std::lock_guard guard{m_mutex};
    if (m_is_closed) return;
    if (m_waiting.size() >= m_max_connections) m_waiting.erase(m_waiting.begin());
    const auto ticket = m_next_ticket++;
    if (!watch(connection->socket(), ticket)) return;
    m_waiting.emplace(ticket, Waiting{std::move(connection), Clock::now() + m_patience});
}

std::shared_ptr<Connection> WaitingConnections::next() {
    epoll_event event{.events = 0, .data = {.u64 = bell_ticket}};
    int ready = ::epoll_wait(m_epoll, &event, 1, tick_ms);
    // The wakeup event is queued last, so that requests that arrived in time are served first.
    if (ready > 0 && event.data.u64 == bell_ticket) ready = ::epoll_wait(m_epoll, &event, 1, 0);
    auto found = ready > 0 ? take(event.data.u64) : nullptr;
    close_expired(); // Only now: what has something to read came in time.
    return found;
}

// Null when it was closed between the event and now.
std::shared_ptr<Connection> WaitingConnections::take(std::uint64_t ticket) {
    const std::lock_guard guard{m_mutex};
    const auto found = m_waiting.find(ticket);
    if (found == m_waiting.end()) return nullptr;
    auto connection = std::move(found->second.connection);
    m_waiting.erase(found);
    return connection;
}

void WaitingConnections::close_expired() {
    const std::lock_guard guard{m_mutex};
    const auto now = Clock::now();
    while (!m_waiting.empty() && m_waiting.begin()->second.until < now) m_waiting.erase(m_waiting.begin());
}

void WaitingConnections::close() {
    const std::lock_guard guard{m_mutex};
    m_is_closed = true;
    ::eventfd_write(m_bell, 1);
}

void WaitingConnections::drop_all() {
    const std::lock_guard guard{m_mutex};
    m_waiting.clear();
}

} // namespace zhiping::http
