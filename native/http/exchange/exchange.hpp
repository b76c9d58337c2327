#pragma once

#include "native/http/exchange/context.hpp"
#include "shared/result.hpp"
#include "shared/text/language.hpp"

#include <httplib.h>
#include <string>

namespace zhiping::http {

// One request being answered.
struct Exchange {
    const Context& context;
    const httplib::Request& request;
    httplib::Response& response;
    std::uint64_t max_body_bytes = 0;                // What its route allows (body_limits.hpp).
    const httplib::ContentReader* content = nullptr; // None for methods that carry no body.
};

// ?lang= decides, else Accept-Language.
Language language_of(const httplib::Request&);

// What stands at {name} in the route's path.
const std::string& path_part(const Exchange&, const char* name);

// Who asks, as every limit counts (transport/client_address.hpp).
std::string client_of(const Exchange&);

// The body of a request. Refused: more than `max_bytes` (too_large, before it is read when its
// length is told), a body that breaks off (invalid).
Result<std::string> read_body(const Exchange&, std::uint64_t max_bytes);

// The same of a request that carries JSON, as long as its route allows. Refused too: another Content-Type (invalid,
// so a form of another site cannot submit).
Result<std::string> read_json_body(const Exchange&);

// None of these answers may be kept by anyone between us and the phone.
void reply(Exchange&, int status, const std::string& json);
void reply_page(Exchange&, int status, std::string html);
void refuse(Exchange&, const Error&);             // With Retry-After, where the error has a wait.
void refuse(Exchange&, int status, const Error&); // For statuses that only one protocol has (tus: 460).
int status_of(ErrorCode);
void tell_retry_after(Exchange&, std::chrono::seconds wait); // Nothing when it is 0.

} // namespace zhiping::http
