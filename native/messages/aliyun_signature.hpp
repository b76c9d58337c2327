#pragma once

#include "shared/calendar/date.hpp"

#include <string>
#include <utility>
#include <vector>

namespace zhiping::messages {

// A call of Alibaba Cloud's OpenAPI in RPC style: what it asks for is in the query, and its body is empty.
struct AliyunCall {
    std::string host;
    std::string action;
    std::string version;
    Instant at;
    std::string nonce; // Never twice.
    std::vector<std::pair<std::string, std::string>> parameters;
};

struct AliyunAccess {
    std::string key_id;
    std::string secret;
};

// "PhoneNumbers=138...&SignName=...", sorted, percent-encoded after RFC 3986.
std::string canonical_query(const AliyunCall&);

// Its headers, Authorization among them, after "Request syntax and signature method V3" (ACS3-HMAC-SHA256).
std::vector<std::pair<std::string, std::string>> signed_headers(const AliyunCall&, const AliyunAccess&);

} // namespace zhiping::messages
