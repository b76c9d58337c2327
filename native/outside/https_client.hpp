#pragma once

#include "shared/wire/origin.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::outside {

// Why there is no answer. After the first two the request was never sent; after the others nobody knows whether the
// other side did what it asked for.
enum class HttpsProblem {
    CannotConnect,      // Nobody is there, or speaks no TLS 1.2 or newer.
    CertificateRefused, // It is another's, expired, not valid yet, or nobody we trust has signed it.
    Timeout,
    TooLarge,  // The answer.
    Malformed, // The answer is not HTTP, or breaks off.
};

// what() is one line that names the origin and the reason, and nothing of what was asked or answered.
class HttpsError : public std::runtime_error {
public:
    HttpsError(HttpsProblem problem, const std::string& words, bool may_have_arrived)
        : std::runtime_error(words), m_problem(problem), m_may_have_arrived(may_have_arrived) {}

    HttpsProblem problem() const { return m_problem; }

    // Whether the request may have: not when the handshake did not come to its end in time, either.
    bool may_have_arrived() const { return m_may_have_arrived; }

private:
    HttpsProblem m_problem;
    bool m_may_have_arrived;
};

struct HttpsLimits {
    std::chrono::milliseconds connect_timeout{5'000}; // For each address of the host, and again for the handshake.
    std::chrono::milliseconds idle_timeout{10'000};   // While nothing comes or goes.
    std::chrono::milliseconds total_timeout{30'000};  // Whatever the other side does, once it has taken a connection.
    std::size_t max_answer_bytes = 1'048'576;
};

using HttpsHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpsAnswer {
    int status;
    HttpsHeaders headers; // Those called alike next to each other.
    std::string body;
};

// Asks one server of somebody else over HTTPS: TLS 1.2 or newer, and a certificate for this host that the system's
// store (or who signs the extra file of certificates) vouches for, as they were within the last hour. Nothing switches
// that off. Redirects are answers, proxies of the environment are not used, and nothing is sent twice. Each request has
// a connection of its own. Safe to use from any thread.
class HttpsClient {
public:
    // Throws std::invalid_argument for another scheme than https.
    explicit HttpsClient(wire::Origin, const HttpsLimits& = {}, std::filesystem::path extra_certificates = {});

    // `path` begins with a slash and may have a query. Any status is an answer. Throws HttpsError when there is none,
    // std::invalid_argument for headers that no request may have, std::runtime_error when the extra certificates cannot
    // be read.
    HttpsAnswer get(const std::string& path, const HttpsHeaders& = {}) const;
    HttpsAnswer post(const std::string& path, const HttpsHeaders&, const std::string& body) const;

private:
    class Trust;
    HttpsAnswer send(const char* method, const std::string& path, const HttpsHeaders&, const std::string& body) const;

    const wire::Origin m_origin;
    const HttpsLimits m_limits;
    const std::shared_ptr<Trust> m_trust;
};

} // namespace zhiping::outside
