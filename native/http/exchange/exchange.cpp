#include "native/http/exchange/exchange.hpp"

#include "native/http/transport/client_address.hpp"
#include "native/http/transport/compression.hpp"
#include "native/http/transport/connection.hpp"
#include "native/http/transport/header_list.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"

#include <array>

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

// Seconds; a full disk or a crowd of uploads does not pass sooner.
constexpr auto retry_after_s = "10";

void send(httplib::Response& response, int status, const std::string& content, const char* type) {
    response.status = status;
    if (status == 503) response.set_header("Retry-After", retry_after_s);
    response.set_content(content, type);
    response.set_header("Cache-Control", "no-store");
}

} // namespace

int status_of(ErrorCode code) { return facts_of(statuses, code).status; }

Language language_of(const httplib::Request& request) {
    if (const auto chosen = find_by_id(languages, request.get_param_value("lang"))) return *chosen;
    return preferred_language(request.get_header_value("Accept-Language"));
}

const std::string& path_part(const Exchange& exchange, const char* name) {
    return exchange.request.path_params.at(name);
}

std::string client_of(const Exchange& exchange) { return client_of(exchange.context.front, exchange.request); }

Result<std::string> read_body(const Exchange& exchange, std::uint64_t max_bytes) {
    const Error too_large{ErrorCode::TooLarge, Text::BodyTooLarge};
    if (exchange.request.get_header_value_u64("Content-Length") > max_bytes) return too_large;
    std::string body;
    bool is_too_large = false;
    const bool is_complete = (*exchange.content)([&](const char* bytes, std::size_t size) {
        is_too_large = size > max_bytes - body.size();
        if (!is_too_large) body.append(bytes, size);
        return !is_too_large;
    });
    if (is_too_large) return too_large;
    if (!is_complete) return Error{ErrorCode::Invalid, Text::RequestMalformed};
    Connection::of_this_thread()->end_body();
    return body;
}

Result<std::string> read_json_body(const Exchange& exchange) {
    const auto type = exchange.request.get_header_value("Content-Type");
    if (!equal_ignoring_case(without_parameters(type), "application/json"))
        return Error{ErrorCode::Invalid, Text::BodyNotJson};
    return read_body(exchange, exchange.max_body_bytes);
}

void reply(Exchange& exchange, int status, const std::string& json) {
    send(exchange.response, status, json, "application/json");
}

// An answer to a post has what was posted beside the query code: compressed, its length would tell another site, symbol
// by symbol, whether a guess stands in it. What is asked for with GET brings nothing along that is shown again with a
// secret.
void reply_page(Exchange& exchange, int status, std::string html) {
    const auto& request = exchange.request;
    const bool compressed = request.method != "POST" && is_accepted(request.get_header_value("Accept-Encoding"), "br");
    send(exchange.response, status, compressed ? compress(html) : html, "text/html; charset=utf-8");
    if (compressed) exchange.response.set_header("Content-Encoding", "br");
    exchange.response.set_header("Content-Language", std::string{tag_of(language_of(exchange.request))});
    exchange.response.set_header("Vary", "Accept, Accept-Encoding, Accept-Language");
}

void tell_retry_after(Exchange& exchange, std::chrono::seconds wait) {
    if (wait.count() > 0) exchange.response.set_header("Retry-After", std::to_string(wait.count()));
}

void refuse(Exchange& exchange, const Error& error) { refuse(exchange, status_of(error.code), error); }

void refuse(Exchange& exchange, int status, const Error& error) {
    if (error.code == ErrorCode::Unauthorized) exchange.response.set_header("WWW-Authenticate", "Bearer");
    tell_retry_after(exchange, error.wait);
    exchange.response.set_header("Vary", "Accept-Language");
    reply(exchange, status, wire::encode(error, language_of(exchange.request)));
}

} // namespace zhiping::http
