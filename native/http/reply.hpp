#pragma once

#include "native/http/pages/pages.hpp"
#include "native/http/server.hpp"
#include "shared/evaluation/token.hpp"
#include "shared/result.hpp"

#include <exception>
#include <httplib.h>
#include <string>

namespace zhiping::http {

// One request being answered.
struct Exchange {
    const Context& context;
    const httplib::Request& request;
    httplib::Response& response;
    const httplib::ContentReader* content = nullptr; // None for methods that carry no body.
};

// ?lang= decides, else Accept-Language.
Language language_of(const httplib::Request&);
Visit visit_of(const httplib::Request&);

// The secret in the Authorization header, or unauthorized.
Result<Secret> secret_of(const httplib::Request&);

// What a submission may be long: in JSON, and as a form, which encodes a character as up to nine bytes.
inline constexpr std::size_t most_submission_bytes = 64 * 1024;
inline constexpr std::size_t most_plain_form_bytes = 120 * 1024;

// The body of a request. Refused: more than `most_bytes` (too_large, before it is read when its
// length is told), a body that breaks off (invalid).
Result<std::string> read_body(const Exchange&, std::size_t most_bytes);

// The same of a request that carries JSON. Refused too: another Content-Type (invalid, so a form of
// another site cannot submit).
Result<std::string> read_json_body(const Exchange&, std::size_t most_bytes);

// None of these answers may be kept by anyone between us and the phone.
void reply(Exchange&, int status, const std::string& json);
void reply_page(Exchange&, int status, std::string html);
void refuse(Exchange&, const Error&);
void refuse(Exchange&, int status, const Error&); // For what only one protocol has.
int status_of(ErrorCode);

// For what no route answers: an unknown path, a request that httplib could not read. An error of
// the API is JSON, everyone else gets a page when they take one.
void reply_to_unrouted(const Context&, const httplib::Request&, httplib::Response&);

// A broken machine: the log gets the cause and an id, the answer the same id in X-Request-Id.
struct Trouble {
    int status;
    Error error; // What a person is told.
    std::string request_id;
};
Trouble log_trouble(const httplib::Request&, httplib::Response&, const std::exception_ptr&);

// The one handler for broken machines, for routes that have nothing of their own to say.
void reply_to_exception(const Context&, const httplib::Request&, httplib::Response&, const std::exception_ptr&);

// One line for each request: never the path, because a code or receipt may be in it.
void log_request(const httplib::Request&, const httplib::Response&);

} // namespace zhiping::http
