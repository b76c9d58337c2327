#include "native/http/transport/connection.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <netdb.h>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace zhiping::http {

namespace {

using namespace std::chrono_literals;

constexpr auto header_time = 5s;
constexpr auto body_time = 20s;                      // 16 kB, the longest statement, still gets through at 1 kB/s.
constexpr std::uint64_t min_bytes_per_s = 16 * 1000; // Bytes in a second.
constexpr auto max_body_time = 600s;
constexpr auto answer_time = 60s; // The page's largest file, over a weak network; longer answers get more as they go.
constexpr auto max_pause = 600s;
constexpr auto pause_step = 1s;   // How often it is checked whether a paused reader may go on waiting.
constexpr auto refused_time = 2s; // How long the rest of a refused body is read.
constexpr auto farewell_time = 500ms;
constexpr std::size_t max_farewell_bytes = 256 * 1024;
constexpr std::size_t buffer_bytes = 4096;

// httplib tells a route nothing of the stream that its request came from.
thread_local Connection* answered_here = nullptr;

// "HTTP/1.1 404 Not Found": httplib writes the status line first, and nowhere else does it tell
// the stream how the request ended.
char first_digit_of_status(std::string_view answer) {
    constexpr std::string_view version = "HTTP/1.1 ";
    return answer.starts_with(version) && answer.size() > version.size() ? answer[version.size()] : '\0';
}

// Whether the last call failed only because nothing could be received or sent at once.
bool would_wait() { return errno == EAGAIN || errno == EWOULDBLOCK; }

// One end of a connection, as getpeername() or getsockname() tells it; left alone when it does not.
void read_end(int socket, decltype(&::getpeername) tell, std::string& address, int& port) {
    sockaddr_storage end{};
    socklen_t size = sizeof end;
    auto* generic = reinterpret_cast<sockaddr*>(&end);
    char host[NI_MAXHOST];
    char service[NI_MAXSERV];
    if (tell(socket, generic, &size) != 0) return;
    if (::getnameinfo(generic, size, host, sizeof host, service, sizeof service, NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        return;
    address = host;
    port = std::atoi(service);
}

} // namespace

Connection::Connection(int socket, std::chrono::milliseconds max_silence)
    : m_socket(socket), m_max_silence(max_silence) {
    read_end(m_socket, ::getpeername, m_address, m_port);
}

Connection::~Connection() {
    ::shutdown(m_socket, SHUT_RDWR);
    ::close(m_socket);
}

void Connection::begin_request() {
    m_started = Clock::now();
    m_request_deadline = m_started + header_time;
    m_answer_deadline = m_started + header_time + body_time + answer_time;
    m_was_refused = false;
    m_has_unread_body = false;
    m_is_crowded_out = false;
    m_may_wait = nullptr;
    m_paused = {};
    m_sent_bytes = 0;
    ++m_requests;
}

void Connection::begin_body(bool is_there) {
    m_has_unread_body = is_there;
    allow_time_for(0);
}

void Connection::allow_time_for(std::uint64_t bytes) {
    const auto time_for_bytes =
        std::min<std::chrono::seconds>(std::chrono::seconds{bytes / min_bytes_per_s}, max_body_time);
    m_request_deadline = Clock::now() + body_time + time_for_bytes;
    m_answer_deadline = m_request_deadline + answer_time;
}

void Connection::hasten() {
    m_request_deadline = std::min(m_request_deadline, Clock::now() + refused_time);
    m_answer_deadline = m_request_deadline + answer_time;
}

void Connection::allow_pauses(std::function<bool()> may_wait) { m_may_wait = std::move(may_wait); }

void Connection::stop_reading() const { ::shutdown(m_socket, SHUT_RD); }

Connection* Connection::of_this_thread() { return answered_here; }

Connection::Answering::Answering(Connection& connection) { answered_here = &connection; }
Connection::Answering::~Answering() { answered_here = nullptr; }

void Connection::end_politely() {
    ::shutdown(m_socket, SHUT_WR);
    const auto until = Clock::now() + farewell_time;
    char thrown_away[buffer_bytes];
    for (std::size_t total = 0; total < max_farewell_bytes && wait_for(POLLIN, until);) {
        const auto received = ::recv(m_socket, thrown_away, sizeof thrown_away, MSG_DONTWAIT);
        if (received <= 0) return;
        total += static_cast<std::size_t>(received);
    }
}

bool Connection::wait_for(short event, Clock::time_point until) const {
    pollfd watched{.fd = m_socket, .events = event, .revents = 0};
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        const int ready = ::poll(&watched, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
        if (ready >= 0 || errno != EINTR) return ready > 0;
    }
}

bool Connection::wait_readable() const {
    return wait_for(POLLIN, std::min<Clock::time_point>(m_request_deadline, Clock::now() + m_max_silence));
}

bool Connection::wait_writable() const {
    const auto deadline = m_answer_deadline + m_paused + std::chrono::seconds{m_sent_bytes / min_bytes_per_s};
    return wait_for(POLLOUT, std::min<Clock::time_point>(deadline, Clock::now() + m_max_silence)) ||
           wait_for_pause_to_end();
}

bool Connection::wait_for_pause_to_end() const {
    const auto began = Clock::now();
    while (m_may_wait && m_may_wait() && m_paused + (Clock::now() - began) < max_pause) {
        if (!wait_for(POLLOUT, Clock::now() + pause_step)) continue;
        m_paused += Clock::now() - began;
        return true;
    }
    return false;
}

bool Connection::is_peer_alive() const {
    char byte;
    const auto seen = ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return seen > 0 || (seen < 0 && would_wait());
}

// Tries before it waits: mostly something is there, and asking first would be one more system call.
ssize_t Connection::receive(char* bytes, size_t size) {
    if (Clock::now() >= m_request_deadline) return -1; // Even while bytes still arrive.
    const auto received = ::recv(m_socket, bytes, size, MSG_DONTWAIT);
    if (received >= 0 || !would_wait() || !wait_readable()) return received;
    return ::recv(m_socket, bytes, size, MSG_DONTWAIT);
}

bool Connection::fill_buffer() {
    m_read_from = 0;
    m_buffer.resize(buffer_bytes);
    const auto received = receive(m_buffer.data(), m_buffer.size());
    m_buffer.resize(received > 0 ? static_cast<std::size_t>(received) : 0);
    return received >= 0;
}

// httplib reads headers byte by byte, hence the buffer; a large body needs none. 0 at the end, negative after the
// deadline.
ssize_t Connection::read(char* bytes, size_t size) {
    if (!is_readable() && size >= buffer_bytes) return receive(bytes, size);
    if (!is_readable() && !fill_buffer()) return -1;
    const auto taken = std::min(size, m_buffer.size() - m_read_from);
    std::copy_n(m_buffer.data() + m_read_from, taken, bytes);
    m_read_from += taken;
    return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* bytes, size_t size) {
    if (first_digit_of_status({bytes, size}) >= '4') m_was_refused = true;
    auto sent = ::send(m_socket, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0 && would_wait() && wait_writable()) sent = ::send(m_socket, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) m_sent_bytes += static_cast<std::uint64_t>(sent);
    return sent;
}

void Connection::get_remote_ip_and_port(std::string& address, int& port) const {
    address = m_address;
    port = m_port;
}

void Connection::get_local_ip_and_port(std::string& address, int& port) const {
    read_end(m_socket, ::getsockname, address, port);
}

time_t Connection::duration() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_started).count();
}

} // namespace zhiping::http
