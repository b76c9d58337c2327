#include "native/outside/deadline.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zhiping::outside {

Deadline::Deadline(std::chrono::milliseconds time) : m_thread([this, time] { wait(time); }) {}

Deadline::~Deadline() {
    {
        const std::lock_guard guard{m_mutex};
        m_is_done = true;
    }
    m_is_done_now.notify_one();
    m_thread.join();
    forget();
}

void Deadline::watch(int socket) {
    const std::lock_guard guard{m_mutex};
    forget();
    // A descriptor of our own: the owner's may be closed at any time, and its number be another's.
    m_socket = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    if (m_is_over) cut();
}

bool Deadline::is_over() const {
    const std::lock_guard guard{m_mutex};
    return m_is_over;
}

void Deadline::wait(std::chrono::milliseconds time) {
    std::unique_lock lock{m_mutex};
    m_is_over = !m_is_done_now.wait_for(lock, time, [&] { return m_is_done; });
    if (m_is_over) cut();
}

void Deadline::cut() const {
    if (m_socket >= 0) ::shutdown(m_socket, SHUT_RDWR);
}

void Deadline::forget() {
    if (m_socket >= 0) ::close(m_socket);
    m_socket = -1;
}

} // namespace zhiping::outside
