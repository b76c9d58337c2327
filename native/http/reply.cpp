#include "native/http/reply.hpp"

#include "native/http/transport/header_list.hpp"
#include "native/outside/random.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/paths.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <spdlog/spdlog.h>
#include <system_error>

namespace zhiping::http {

namespace {

struct Status {
    ErrorCode value;
    int status;
};

constexpr std::array statuses{
    Status{ErrorCode::Invalid, 400},     Status{ErrorCode::Unauthorized, 401},
    Status{ErrorCode::Forbidden, 403},   Status{ErrorCode::NotFound, 404},
    Status{ErrorCode::Conflict, 409},    Status{ErrorCode::Gone, 410},
    Status{ErrorCode::TooLarge, 413},    Status{ErrorCode::Busy, 423},
    Status{ErrorCode::Damaged, 460}, // 460 is tus's own.
    Status{ErrorCode::TooMany, 429},     Status{ErrorCode::Full, 507},
    Status{ErrorCode::Unavailable, 503},
};
static_assert(follows_enum(statuses));

// What went wrong before a route was reached, by httplib's status.
Error unrouted_error(int status) {
    if (status == 404) return {ErrorCode::NotFound, Text::PageMissing};
    if (status == 413) return {ErrorCode::TooLarge, Text::BodyTooLarge};
    if (status < 500) return {ErrorCode::Invalid, Text::RequestMalformed};
    if (status == 503) return {ErrorCode::Unavailable, Text::TooManyAtOnce};
    return {ErrorCode::Unavailable, Text::InternalError};
}

bool takes_page(const httplib::Request& request) {
    return !request.path.starts_with("/api/") && is_accepted(request.get_header_value("Accept"), "text/html");
}

// A full disk or too many uploads are over no sooner.
constexpr auto retry_after_s = "10";

void send(httplib::Response& response, int status, const std::string& content, const char* type) {
    response.status = status;
    if (status == 503) response.set_header("Retry-After", retry_after_s);
    response.set_content(content, type);
    response.set_header("Cache-Control", "no-store");
}

void send_error(Exchange& exchange, int status, const Error& error, const std::string& message) {
    if (!takes_page(exchange.request))
        return send(exchange.response, status, wire::encode(error, language_of(exchange.request)), "application/json");
    const auto language = language_of(exchange.request);
    const auto heading = text(status == 404 ? Text::PageMissingHeading : Text::ServiceName, language);
    reply_page(exchange, status, notice_page(heading, message, visit_of(exchange.request)));
}

std::string new_request_id() {
    std::string id;
    for (const auto byte : outside::random_bytes<6>()) {
        id += "0123456789abcdef"[byte >> 4];
        id += "0123456789abcdef"[byte & 15];
    }
    return id;
}

bool is_disk_trouble(const std::error_code& code) {
    for (const auto reason : {ENOSPC, EDQUOT, EFBIG, EIO, EROFS})
        if (code == std::error_code{reason, std::generic_category()}) return true;
    return false;
}

// What happened, and whether trying again later may help.
std::pair<std::string, bool> explain(const std::exception_ptr& cause) {
    try {
        std::rethrow_exception(cause);
    } catch (const store::DatabaseError& problem) {
        return {problem.what(), problem.is_disk_trouble()};
    } catch (const std::system_error& problem) {
        return {problem.what(), is_disk_trouble(problem.code())};
    } catch (const std::exception& problem) {
        return {problem.what(), false};
    } catch (...) {
        return {"an unknown exception", false};
    }
}

std::string_view route_of(const httplib::Request& request) {
    return request.matched_route.empty() ? std::string_view{"(no route)"} : request.matched_route;
}

} // namespace

int status_of(ErrorCode code) { return facts_of(statuses, code).status; }

Language language_of(const httplib::Request& request) {
    if (const auto chosen = find_by_id(languages, request.get_param_value("lang"))) return *chosen;
    return preferred_language(request.get_header_value("Accept-Language"));
}

Visit visit_of(const httplib::Request& request) {
    return {language_of(request), request.path, request.get_param_value("html") == "1" ? "html=1&" : ""};
}

Result<Secret> secret_of(const httplib::Request& request) {
    constexpr std::string_view scheme = wire::authorization_scheme;
    const Error needed{ErrorCode::Unauthorized, Text::SecretNeeded};
    const auto header = request.get_header_value("Authorization");
    if (!header.starts_with(scheme)) return needed;
    const auto secret = Secret::parse(std::string_view{header}.substr(scheme.size()));
    if (!secret) return needed;
    return *secret;
}

Result<std::string> read_body(const Exchange& exchange, std::size_t most_bytes) {
    const Error too_large{ErrorCode::TooLarge, Text::BodyTooLarge};
    if (exchange.request.get_header_value_u64("Content-Length") > most_bytes) return too_large;
    std::string body;
    bool is_too_large = false;
    const bool is_complete = (*exchange.content)([&](const char* bytes, std::size_t size) {
        is_too_large = size > most_bytes - body.size();
        if (!is_too_large) body.append(bytes, size);
        return !is_too_large;
    });
    if (is_too_large) return too_large;
    if (!is_complete) return Error{ErrorCode::Invalid, Text::RequestMalformed};
    return body;
}

Result<std::string> read_json_body(const Exchange& exchange, std::size_t most_bytes) {
    const auto type = exchange.request.get_header_value("Content-Type");
    if (!equal_ignoring_case(without_parameters(type), "application/json"))
        return Error{ErrorCode::Invalid, Text::BodyNotJson};
    return read_body(exchange, most_bytes);
}

void reply(Exchange& exchange, int status, const std::string& json) {
    send(exchange.response, status, json, "application/json");
}

void reply_page(Exchange& exchange, int status, std::string html) {
    send(exchange.response, status, html, "text/html; charset=utf-8");
    exchange.response.set_header("Content-Language", std::string{tag_of(language_of(exchange.request))});
    exchange.response.set_header("Vary", "Accept, Accept-Language");
}

void refuse(Exchange& exchange, const Error& error) { refuse(exchange, status_of(error.code), error); }

void refuse(Exchange& exchange, int status, const Error& error) {
    if (error.code == ErrorCode::Unauthorized) exchange.response.set_header("WWW-Authenticate", "Bearer");
    exchange.response.set_header("Vary", "Accept-Language");
    reply(exchange, status, wire::encode(error, language_of(exchange.request)));
}

void reply_to_unrouted(const Context& context, const httplib::Request& request, httplib::Response& response) {
    Exchange exchange{context, request, response};
    const auto error = unrouted_error(response.status);
    send_error(exchange, response.status, error, std::string{text(error.message, language_of(request))});
}

Trouble log_trouble(const httplib::Request& request, httplib::Response& response, const std::exception_ptr& cause) {
    const auto [what, may_pass] = explain(cause);
    const auto id = new_request_id();
    spdlog::error("{} {}: {} (request {})", request.method, route_of(request), what, id);
    response.set_header("X-Request-Id", id);
    return {may_pass ? 503 : 500, {ErrorCode::Unavailable, may_pass ? Text::StorageFull : Text::InternalError}, id};
}

void reply_to_exception(const Context& context, const httplib::Request& request, httplib::Response& response,
                        const std::exception_ptr& cause) {
    const auto trouble = log_trouble(request, response, cause);
    Exchange exchange{context, request, response};
    send_error(exchange, trouble.status, trouble.error,
               std::string{text(trouble.error.message, language_of(request))} + " (" + trouble.request_id + ")");
}

void log_request(const httplib::Request& request, const httplib::Response& response) {
    const auto taken = std::chrono::steady_clock::now() - request.start_time_;
    spdlog::debug("{} {} {} {} µs", request.method, route_of(request), response.status,
                  std::chrono::duration_cast<std::chrono::microseconds>(taken).count());
}

} // namespace zhiping::http
