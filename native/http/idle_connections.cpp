#include "native/http/idle_connections.hpp"

#include <array>
#include <cerrno>
#include <span>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace zhiping::http {

namespace {

constexpr std::uint64_t bell_ticket = 0;
constexpr int tick_ms = 500; // How late an expired connection may be closed.

int checked(int result) {
    if (result < 0) throw std::system_error{errno, std::generic_category(), "watching idle connections"};
    return result;
}

bool watch_for_input(int epoll, int file, std::uint64_t ticket) {
    epoll_event event{.events = EPOLLIN, .data = {.u64 = ticket}};
    return ::epoll_ctl(epoll, EPOLL_CTL_ADD, file, &event) == 0;
}

} // namespace

IdleConnections::IdleConnections(std::chrono::milliseconds patience, std::size_t most, Wake wake)
    : m_patience(patience), m_most(most), m_wake(std::move(wake)), m_epoll(checked(::epoll_create1(EPOLL_CLOEXEC))),
      m_bell(checked(::eventfd(0, EFD_CLOEXEC))) {
    watch_for_input(m_epoll, m_bell, bell_ticket);
    m_watcher = std::thread{[this] { watch(); }};
}

IdleConnections::~IdleConnections() {
    close();
    ::close(m_bell);
    ::close(m_epoll);
}

void IdleConnections::add(std::shared_ptr<Connection> connection) {
    const std::lock_guard guard{m_mutex};
    if (m_is_closed) return;
    if (m_waiting.size() >= m_most) m_waiting.erase(m_waiting.begin());
    const auto ticket = m_next_ticket++;
    if (!watch_for_input(m_epoll, connection->socket(), ticket)) return;
    m_waiting.emplace(ticket, Waiting{std::move(connection), Clock::now() + m_patience});
}

void IdleConnections::close() {
    {
        const std::lock_guard guard{m_mutex};
        m_is_closed = true;
    }
    ::eventfd_write(m_bell, 1);
    if (m_watcher.joinable()) m_watcher.join();
    const std::lock_guard guard{m_mutex};
    m_waiting.clear();
}

// nullptr when it was closed between the event and now.
std::shared_ptr<Connection> IdleConnections::take(std::uint64_t ticket) {
    const std::lock_guard guard{m_mutex};
    const auto found = m_waiting.find(ticket);
    if (found == m_waiting.end()) return nullptr;
    auto connection = std::move(found->second.connection);
    m_waiting.erase(found);
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, connection->socket(), nullptr);
    return connection;
}

void IdleConnections::close_expired() {
    const std::lock_guard guard{m_mutex};
    const auto now = Clock::now();
    while (!m_waiting.empty() && m_waiting.begin()->second.until < now) m_waiting.erase(m_waiting.begin());
}

void IdleConnections::watch() {
    std::array<epoll_event, 64> events;
    for (bool is_closing = false; !is_closing;) {
        const int ready = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), tick_ms);
        for (const auto& event : std::span{events}.first(static_cast<std::size_t>(std::max(ready, 0)))) {
            if (event.data.u64 == bell_ticket) is_closing = true;
            else if (auto connection = take(event.data.u64)) m_wake(std::move(connection));
        }
        close_expired();
    }
}

} // namespace zhiping::http
