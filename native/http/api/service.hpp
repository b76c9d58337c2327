#pragma once

#include "native/http/exchange/callers.hpp"

#include <string_view>

// What the server says of itself.
namespace zhiping::http {

// assets/openapi.json.
std::string_view api_description();

void get_description(Exchange&, const Anyone&);
// The keys that check signed receipts, the newest first (shared/wire/public_keys_json.hpp).
void get_public_keys(Exchange&, const Anyone&);

void get_health(Exchange&, const Anyone&);

} // namespace zhiping::http
