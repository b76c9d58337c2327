#pragma once

#include "native/outside/https_client.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/tls_server.hpp"

#include <fstream>
#include <future>
#include <mutex>
#include <vector>

namespace zhiping::tests {

// What others answer, one after the other; the last again and again.
struct Scripted {
    int status;
    std::string body = "{}";
    std::string type = "application/json";
    bool hangs = false; // As long as anybody asks.
};

inline const Scripted hangs{.status = 200, .body = "{}", .type = "application/json", .hangs = true};

// A receiver of somebody else: HTTPS on a real port, and what was asked of it.
class Receiver {
public:
    explicit Receiver(std::vector<Scripted> answers)
        : m_answers(std::move(answers)), m_server(make_certificate({}, &m_authority), [this](httplib::Server& routes) {
              const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
                  reply(request, response);
              };
              routes.Post(".*", answer);
          }) {
        std::ofstream{certificates()} << m_authority.pem;
    }

    ~Receiver() { m_end.set_value(); }
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;

    wire::Origin origin() const { return {"https", "127.0.0.1", m_server.port}; }
    std::filesystem::path certificates() const { return m_folder.path() / "authority.pem"; }

    std::vector<httplib::Request> asked() const {
        const std::lock_guard guard{m_mutex};
        return m_asked;
    }

private:
    void reply(const httplib::Request& request, httplib::Response& response) {
        const auto& answer = [&]() -> const Scripted& {
            const std::lock_guard guard{m_mutex};
            m_asked.push_back(request);
            return m_answers[std::min(m_asked.size(), m_answers.size()) - 1];
        }();
        if (answer.hangs) m_ended.wait();
        response.status = answer.status;
        response.set_content(answer.body, answer.type);
    }

    const std::vector<Scripted> m_answers;
    mutable std::mutex m_mutex;
    std::vector<httplib::Request> m_asked;
    std::promise<void> m_end;
    const std::shared_future<void> m_ended = m_end.get_future().share();
    const TemporaryFolder m_folder;
    const Certificate m_authority = make_authority("office.test");
    const TlsServer m_server;
};

// For what answers; and for what never does.
inline const outside::HttpsLimits patient{
    .connect_timeout = patience, .idle_timeout = patience, .total_timeout = patience};
inline const outside::HttpsLimits impatient{
    .connect_timeout = patience, .idle_timeout = std::chrono::milliseconds{100}, .total_timeout = patience};

} // namespace zhiping::tests
