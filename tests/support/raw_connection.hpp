#pragma once

#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace zhiping::tests {

// A client that says exactly what a test wants, also what no client should.
class RawConnection {
public:
    explicit RawConnection(int port, const char* from = "127.0.0.1")
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        ::inet_pton(AF_INET, from, &own.sin_addr);
        if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0)
            throw std::runtime_error{"cannot come from that address"};
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error{"cannot connect"};
    }
    ~RawConnection() { ::close(m_socket); }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    void send(std::string_view bytes) const { ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

    void end_sending() const { ::shutdown(m_socket, SHUT_WR); }

    // What arrives until the server closes the connection or `time` is over.
    std::string receive(std::chrono::milliseconds time) {
        const auto until = std::chrono::steady_clock::now() + time;
        std::string all;
        char bytes[4096];
        while (!m_is_closed && wait(until)) {
            const auto received = ::recv(m_socket, bytes, sizeof bytes, 0);
            m_is_closed = received <= 0;
            if (!m_is_closed) all.append(bytes, static_cast<std::size_t>(received));
        }
        return all;
    }

    bool is_closed() const { return m_is_closed; } // As receive() saw it.

private:
    bool wait(std::chrono::steady_clock::time_point until) const {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd watched{.fd = m_socket, .events = POLLIN, .revents = 0};
        return left.count() > 0 && ::poll(&watched, 1, static_cast<int>(left.count())) > 0;
    }

    int m_socket;
    bool m_is_closed = false;
};

} // namespace zhiping::tests
