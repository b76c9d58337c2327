#pragma once

#include "tests/support/certificates.hpp"

#include <functional>
#include <httplib.h>
#include <stdexcept>
#include <thread>

namespace zhiping::tests {

// Somebody else's server: HTTPS on a free port of 127.0.0.1.
class TlsServer {
public:
    TlsServer(const Certificate& certificate, const std::function<void(httplib::Server&)>& add_routes)
        : m_server({certificate.pem.data(), certificate.pem.size(), certificate.key.data(), certificate.key.size(),
                    nullptr, 0, nullptr}) {
        if (!m_server.is_valid()) throw std::runtime_error{"the certificate is none"};
        add_routes(m_server);
        port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread{[this] { m_server.listen_after_bind(); }};
        m_server.wait_until_ready();
    }
    ~TlsServer() {
        m_server.stop();
        m_thread.join();
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;

    int port = 0;

private:
    httplib::SSLServer m_server;
    std::thread m_thread;
};

} // namespace zhiping::tests
