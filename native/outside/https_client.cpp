#include "native/outside/https_client.hpp"

#include "native/outside/deadline.hpp"

#include <algorithm>
#include <csignal>
#include <httplib.h>
#include <mutex>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace zhiping::outside {

namespace {

using Steady = std::chrono::steady_clock;
using enum HttpsProblem;

struct FreeStore {
    void operator()(X509_STORE* store) const { X509_STORE_free(store); }
};
using TrustStore = std::unique_ptr<X509_STORE, FreeStore>;

} // namespace

// Whom we trust. To read the system's certificates takes longer than to ask and be answered, so it is done once an
// hour.
class HttpsClient::Trust {
public:
    explicit Trust(std::filesystem::path extra) : m_extra(std::move(extra)) {}

    TrustStore share() {
        const std::lock_guard guard{m_mutex};
        const auto now = Steady::now();
        if (!m_store || now - m_read > std::chrono::hours{1}) {
            m_store = read();
            m_read = now;
        }
        X509_STORE_up_ref(m_store.get());
        return TrustStore{m_store.get()};
    }

private:
    TrustStore read() const {
        TrustStore store{X509_STORE_new()};
        if (!store || X509_STORE_set_default_paths(store.get()) != 1)
            throw std::runtime_error{"cannot read the system's certificates"};
        if (!m_extra.empty() && X509_STORE_load_locations(store.get(), m_extra.c_str(), nullptr) != 1)
            throw std::runtime_error{"cannot read certificates from " + m_extra.string()};
        return store;
    }

    const std::filesystem::path m_extra;
    std::mutex m_mutex;
    TrustStore m_store;
    Steady::time_point m_read;
};

namespace {

struct FailureFacts {
    httplib::Error error;
    HttpsProblem problem;
    const char* words;
};
constexpr FailureFacts failures[] = {
    {httplib::Error::Connection, CannotConnect, "nobody answers"},
    {httplib::Error::ConnectionTimeout, Timeout, "nobody answers in time"},
    {httplib::Error::SSLConnection, CannotConnect, "it speaks no TLS 1.2 or newer"},
    {httplib::Error::SSLServerVerification, CertificateRefused, "its certificate is refused: "},
    {httplib::Error::SSLServerHostnameVerification, CertificateRefused, "its certificate is for another host"},
    {httplib::Error::Write, Malformed, "it hung up before everything was sent"},
    {httplib::Error::Read, Malformed, "the answer is not HTTP, or breaks off"},
};

std::string bare_host(const wire::Origin& origin) {
    const bool has_brackets = origin.host.starts_with('[');
    return has_brackets ? origin.host.substr(1, origin.host.size() - 2) : origin.host;
}

// One request on its way, over a connection of its own.
class Exchange {
public:
    Exchange(const wire::Origin& origin, const HttpsLimits& limits)
        : m_origin(origin), m_limits(limits), m_client(bare_host(origin), origin.port),
          m_deadline(limits.total_timeout) {
        m_client.set_connection_timeout(std::min(limits.connect_timeout, limits.total_timeout));
        m_client.set_read_timeout(limits.idle_timeout);
        m_client.set_write_timeout(limits.idle_timeout);
        m_client.set_socket_options([this](socket_t socket) {
            m_deadline.watch(socket);
            m_heard = Steady::now();
        });
        // httplib connects and sends again when the other side hangs up on a request. What this does not reject is
        // verified as ever.
        m_client.set_session_verifier([this](httplib::tls::session_t) {
            return ++m_handshakes > 1 ? httplib::SSLVerifierResponse::CertificateRejected
                                      : httplib::SSLVerifierResponse::NoDecisionMade;
        });
    }

    // httplib reads the system's certificates itself, for each connection, unless it is given some text with others.
    void trust(TrustStore store) {
        m_client.load_ca_cert_store("none", 4);
        ERR_clear_error(); // There are none in it.
        SSL_CTX_set_cert_store(static_cast<SSL_CTX*>(m_client.tls_context()), store.release());
    }

    HttpsAnswer send(httplib::Request request) {
        HttpsAnswer answer{};
        request.response_handler = [this](const httplib::Response&) {
            m_heard = Steady::now();
            return true;
        };
        request.content_receiver = [&](const char* bytes, std::size_t size, std::size_t, std::size_t) {
            m_heard = Steady::now();
            m_is_too_large = size > m_limits.max_answer_bytes - answer.body.size();
            if (!m_is_too_large) answer.body.append(bytes, size);
            return !m_is_too_large;
        };
        const auto result = m_client.send(request);
        if (!result) throw failure(result);
        answer.status = result->status;
        for (const auto& [name, value] : result->headers) answer.headers.emplace_back(name, value);
        return answer;
    }

private:
    HttpsError failure(const httplib::Result& result) const {
        if (m_is_too_large)
            return failed(TooLarge,
                          "the answer is larger than " + std::to_string(m_limits.max_answer_bytes) + " bytes");
        if (m_deadline.is_over()) return failed(Timeout, "it took too long");
        const auto* const facts = std::find_if(std::begin(failures), std::end(failures),
                                               [&](const auto& row) { return row.error == result.error(); });
        if (facts == std::end(failures)) return failed(Malformed, httplib::to_string(result.error()));
        // What is said of a second connection is no matter: the request was sent over the first.
        if (m_handshakes > 1 || (m_handshakes == 1 && facts->problem == CannotConnect))
            return failed(Malformed, "it hung up without an answer");
        if (facts->problem != CertificateRefused && was_silent()) return failed(Timeout, "it says nothing");
        if (facts->error != httplib::Error::SSLServerVerification) return failed(facts->problem, facts->words);
        return failed(CertificateRefused, facts->words + httplib::tls::TlsError::verify_error_to_string(
                                                             static_cast<long>(result.ssl_backend_error())));
    }

    HttpsError failed(HttpsProblem problem, const std::string& words) const {
        const bool may_have_arrived = m_handshakes > 0 && problem != CertificateRefused;
        return {problem, wire::to_url(m_origin) + ": " + words, may_have_arrived};
    }

    bool was_silent() const {
        return Steady::now() - m_heard >= (m_handshakes == 0 ? m_limits.connect_timeout : m_limits.idle_timeout);
    }

    const wire::Origin& m_origin;
    const HttpsLimits& m_limits;
    httplib::SSLClient m_client;
    Steady::time_point m_heard = Steady::now();
    int m_handshakes = 0;
    bool m_is_too_large = false;
    Deadline m_deadline; // Last: it begins when everything is there.
};

httplib::Request new_request(const std::string& method, const std::string& path, const HttpsHeaders& headers) {
    const auto is_visible = [](char symbol) { return symbol > ' ' && symbol < '\x7f'; };
    if (!path.starts_with('/') || !std::all_of(path.begin(), path.end(), is_visible))
        throw std::invalid_argument{"the path of a request begins with a slash and is escaped"};
    httplib::Request request;
    request.method = method;
    request.path = path;
    request.headers.emplace("User-Agent", "zhiping");
    for (const auto& [name, value] : headers) {
        if (!httplib::detail::fields::is_field_name(name) || !httplib::detail::fields::is_field_value(value))
            throw std::invalid_argument{"a request cannot have such a header"};
        request.headers.emplace(name, value);
    }
    return request;
}

} // namespace

HttpsClient::HttpsClient(wire::Origin origin, const HttpsLimits& limits, std::filesystem::path extra_certificates)
    : m_origin(std::move(origin)), m_limits(limits), m_trust(std::make_shared<Trust>(std::move(extra_certificates))) {
    if (m_origin.scheme != "https") throw std::invalid_argument{wire::to_url(m_origin) + " is not https"};
    std::signal(SIGPIPE, SIG_IGN); // Who hangs up is an error, not the end of the program.
}

HttpsAnswer HttpsClient::send(const char* method, const std::string& path, const HttpsHeaders& headers,
                              const std::string& body) const {
    auto request = new_request(method, path, headers);
    request.body = body;
    Exchange exchange{m_origin, m_limits};
    exchange.trust(m_trust->share());
    return exchange.send(std::move(request));
}

HttpsAnswer HttpsClient::get(const std::string& path, const HttpsHeaders& headers) const {
    return send("GET", path, headers, "");
}

HttpsAnswer HttpsClient::post(const std::string& path, const HttpsHeaders& headers, const std::string& body) const {
    return send("POST", path, headers, body);
}

} // namespace zhiping::outside
