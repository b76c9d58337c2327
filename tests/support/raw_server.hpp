#pragma once

#include <arpa/inet.h>
#include <functional>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace zhiping::tests {

// A server that does with its first connection what a test wants, also what no server should.
class RawServer {
public:
    explicit RawServer(std::function<void(int socket)> talk)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), size) != 0 || ::listen(m_socket, 5) != 0 ||
            ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error{"cannot listen"};
        port = ntohs(address.sin_port);
        m_thread = std::thread{[this, talk = std::move(talk)] {
            const int connection = ::accept(m_socket, nullptr, nullptr);
            if (connection < 0) return;
            talk(connection);
            ::close(connection);
        }};
    }
    ~RawServer() {
        ::shutdown(m_socket, SHUT_RDWR); // Wakes who still waits for the connection.
        m_thread.join();
        ::close(m_socket);
    }
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    int port = 0;

private:
    int m_socket;
    std::thread m_thread;
};

} // namespace zhiping::tests
