#pragma once

#include "tests/support/eventually.hpp"

#include <arpa/inet.h>
#include <charconv>
#include <chrono>
#include <fstream>
#include <netinet/in.h>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace zhiping::tests {

// A client that sends exactly the bytes that a test gives, malformed ones too.
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
        m_server_port = port;
        socklen_t size = sizeof own;
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&own), &size);
        m_own_port = ntohs(own.sin_port);
    }
    ~RawConnection() { ::close(m_socket); }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    void send(std::string_view bytes) const { ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

    void end_sending() const { ::shutdown(m_socket, SHUT_WR); }

    // The same, until the server has read it all: who answers it has begun to.
    void send_and_wait(std::string_view bytes) const {
        send(bytes);
        if (!eventually([&] { return unread_bytes() == 0; })) throw std::runtime_error{"the server does not read"};
    }

    // One answer, its body as long as it says; less where the server closes the connection before.
    std::string receive() {
        return receive_until([](std::string_view all) {
            const auto end = all.find("\r\n\r\n");
            return end != all.npos && all.size() >= end + 4 + announced_length(all.substr(0, end));
        });
    }

    // What arrives until the server closes the connection.
    std::string receive_to_end() {
        return receive_until([](std::string_view) { return false; });
    }

    // What arrives until `part` has.
    std::string receive_until_seen(std::string_view part) {
        return receive_until([&](std::string_view all) { return all.find(part) != all.npos; });
    }

    // What arrives within `time`, while the test goes on sending.
    std::string receive_for(std::chrono::milliseconds time) {
        return receive_until([](std::string_view) { return false; }, time);
    }

    bool is_closed() const { return m_is_closed; } // As the last receive saw it.

private:
    template <typename Question>
    std::string receive_until(Question is_enough, std::chrono::milliseconds time = patience) {
        const auto until = std::chrono::steady_clock::now() + time;
        std::string all;
        char bytes[65536];
        while (!m_is_closed && !is_enough(all) && wait(until)) {
            const auto received = ::recv(m_socket, bytes, sizeof bytes, 0);
            m_is_closed = received <= 0;
            if (!m_is_closed) all.append(bytes, static_cast<std::size_t>(received));
        }
        return all;
    }

    static std::size_t announced_length(std::string_view header) {
        constexpr std::string_view name = "\r\nContent-Length: ";
        std::size_t length = 0;
        if (const auto found = header.find(name); found != header.npos)
            std::from_chars(header.data() + found + name.size(), header.data() + header.size(), length);
        return length;
    }

    // Sent and not read by the server, as the system counts them: on the way at this end, and waiting at the other.
    unsigned long unread_bytes() const {
        unsigned long bytes = 0;
        std::ifstream table{"/proc/net/tcp"};
        std::string number, local, remote, state, queues;
        for (std::string line; std::getline(table, line);) {
            if (!(std::istringstream{line} >> number >> local >> remote >> state >> queues)) continue;
            const auto colon = queues.find(':');
            if (port_of(local) == m_own_port && port_of(remote) == m_server_port)
                bytes += std::stoul(queues.substr(0, colon), nullptr, 16);
            if (port_of(local) == m_server_port && port_of(remote) == m_own_port)
                bytes += std::stoul(queues.substr(colon + 1), nullptr, 16);
        }
        return bytes;
    }

    static int port_of(const std::string& address) {
        const auto colon = address.find(':');
        return colon == address.npos ? 0 : std::stoi(address.substr(colon + 1), nullptr, 16);
    }

    bool wait(std::chrono::steady_clock::time_point until) const {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd watched{.fd = m_socket, .events = POLLIN, .revents = 0};
        return left.count() > 0 && ::poll(&watched, 1, static_cast<int>(left.count())) > 0;
    }

    int m_socket;
    int m_server_port = 0;
    int m_own_port = 0;
    bool m_is_closed = false;
};

} // namespace zhiping::tests
