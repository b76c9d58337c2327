#include "native/http/server.hpp"

#include "native/http/api/tus.hpp"
#include "native/http/exchange/body_limits.hpp"
#include "native/http/exchange/trouble.hpp"
#include "native/http/pages/site.hpp"
#include "native/http/pages/visit.hpp"
#include "native/http/routes.hpp"
#include "native/http/transport/connection.hpp"
#include "native/http/transport/connection_server.hpp"
#include "native/http/transport/fair_share.hpp"
#include "native/http/transport/framing.hpp"
#include "native/http/unrouted.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace zhiping::http {

namespace {

// On every answer, the first but where a route has a stricter one. The page may load only its own files beside the
// style that it carries, cannot be framed, and sends no Referer to other sites: the code is in its address. To its own
// it does, or browsers would call the origin of a posted form "null" (same_site.hpp).
std::string page_policy(std::string_view more_scripts = {}) {
    return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" + std::string{more_scripts} +
           "; style-src 'self' '" + std::string{page_style_source()} +
           "'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; child-src "
           "'self'; form-action 'self'; "
           "base-uri 'none'; frame-ancestors 'none'";
}
constexpr std::string_view security_headers = "X-Content-Type-Options: nosniff\r\n"
                                              "Referrer-Policy: same-origin\r\n";

// But where a route has others: the menu looks for codes with the camera.
constexpr std::string_view permissions =
    "Permissions-Policy: camera=(), microphone=(), geolocation=(self), payment=(), usb=()\r\n";

// The same on every answer, so they go out as they stand; as httplib's default headers each answer
// would make a list of copies first.
ssize_t write_headers(httplib::Stream& stream, const httplib::Headers& headers) {
    static const auto policy = "Content-Security-Policy: " + page_policy() + "\r\n";
    std::string lines{security_headers};
    if (!headers.contains("Content-Security-Policy")) lines += policy;
    if (!headers.contains("Permissions-Policy")) lines += permissions;
    for (const auto& [name, value] : headers) lines.append(name).append(": ").append(value).append("\r\n");
    lines += "\r\n";
    return stream.write(lines.data(), lines.size());
}

// A page inside the mini-program's web-view, and only there, may also load WeChat's script that speaks with it.
void let_wechat_in(const httplib::Request& request, httplib::Response& response) {
    const bool is_page = response.get_header_value("Content-Type").starts_with("text/html");
    if (!is_page || !is_in_wechat(request)) return;
    static const auto policy = page_policy(" https://res.wx.qq.com");
    response.set_header("Content-Security-Policy", policy);
}

// httplib reads the body of any other method into memory before it looks for a route.
bool may_carry_body(const httplib::Request& request) {
    constexpr std::array methods{"POST", "PUT", "PATCH", "DELETE"};
    return std::find(methods.begin(), methods.end(), request.method) != methods.end();
}

void configure(httplib::Server& server, const Context& context) {
    using Handled = httplib::Server::HandlerResponse;
    server.set_header_writer(write_headers);
    server.set_default_headers({{"Accept-Ranges", "none"}});
    server.set_payload_max_length(max_part_bytes);
    server.set_tcp_nodelay(true);
    // httplib's own choice, SO_REUSEPORT, lets a second server share a port without a word.
    server.set_socket_options([](socket_t socket) { httplib::set_socket_opt(socket, SOL_SOCKET, SO_REUSEADDR, 1); });
    // A refusal also closes the connection, so nothing that follows is taken for a request.
    server.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
        if (Connection::of_this_thread()->is_crowded_out())
            response.status = 503;
        else if (!has_clear_end(request))
            response.status = 400;
        else if (carries_body(request) && !may_carry_body(request))
            response.status = 413;
        else
            return Handled::Unhandled;
        return Handled::Handled;
    });
    server.set_error_handler([&context](const httplib::Request& request, httplib::Response& response) {
        tus::tell_version(request, response);
        if (response.body.empty()) reply_to_unrouted(context, request, response);
        return Handled::Handled; // Else the length is left out of the answer.
    });
    server.set_exception_handler([&context](const auto& request, auto& response, const std::exception_ptr& cause) {
        reply_to_exception(context, request, response, cause);
    });
    server.set_post_routing_handler(let_wechat_in);
    server.set_logger(log_request);
}

} // namespace

// Adds to the sockets that stop() may come at any moment, also before listen() or during it.
class Server::Listener {
public:
    explicit Listener(Context context)
        : m_context(std::move(context)), m_transfers({.max_places = m_context.vault.quotas().at_once,
                                                      .max_of_address = m_context.vault.quotas().at_once_of_address}),
          m_sockets(m_context.front, tus::choose_method) {
        m_context.transfers = &m_transfers;
        m_context.exports = &m_exports;
        m_context.wechat_asks = &m_wechat_asks;
        m_context.query_tries = &m_query_tries;
        m_context.buckets = &m_buckets;
        m_context.was_stopped = &m_was_stopped;
        configure(m_sockets, m_context);
        add_routes(m_sockets, m_context);
    }

    int bind(const std::string& host, int port) {
        // By the time bind_to_port() returns, the reason may be overwritten.
        int reason = 0;
        m_sockets.set_error_logger([&](const auto&, const auto*) { reason = errno; });
        const int bound = port == 0 ? m_sockets.bind_to_any_port(host) : m_sockets.bind_to_port(host, port) ? port : -1;
        m_sockets.set_error_logger(nullptr);
        if (bound >= 0) return bound;
        const auto words = reason == 0 ? "there is no such address" : std::generic_category().message(reason);
        throw std::runtime_error{"Cannot listen on " + host + ":" + std::to_string(port) + ": " + words};
    }

    void listen() {
        {
            const std::lock_guard guard{m_mutex};
            if (m_was_stopped) return;
            m_is_listening = true;
        }
        if (!m_sockets.answer()) throw std::runtime_error{"The server can take no more connections"};
    }

    void stop() {
        const std::lock_guard guard{m_mutex};
        if (m_was_stopped.exchange(true) || !m_is_listening) return;
        m_sockets.wait_until_ready();
        m_sockets.stop();
    }

private:
    Context m_context;
    FairShare m_transfers;
    FairShare m_exports{{.max_places = 4, .max_of_address = 1}}; // By the member; each is a thread for minutes.
    FairShare m_wechat_asks{{.max_places = 40, .max_of_address = 20}};
    app::QueryTries m_query_tries;
    app::MemoryBuckets m_buckets{m_context.random, m_context.unlimited ? app::MemoryBuckets::Excess::Allowed
                                                                       : app::MemoryBuckets::Excess::Refused};
    ConnectionServer m_sockets;
    std::mutex m_mutex;
    bool m_is_listening = false;
    std::atomic<bool> m_was_stopped = false;
};

Server::Server(Context context) : m_listener(std::make_unique<Listener>(std::move(context))) {}
Server::~Server() = default;

int Server::bind(const std::string& host, int port) { return m_listener->bind(host, port); }
void Server::listen() { m_listener->listen(); }
void Server::stop() { m_listener->stop(); }

} // namespace zhiping::http
