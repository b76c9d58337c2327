#pragma once

#include "native/messages/gateway.hpp"
#include "native/outside/https_client.hpp"

// What an answer over HTTPS, or none, means for a message.
namespace zhiping::messages {

// A 2xx that is no HTML.
bool is_success(const outside::HttpsAnswer&);

// "was answered with status 503", and whether by HTML.
std::string words_of(const outside::HttpsAnswer&);

// Refused where nothing was sent, else Unknown.
Outcome outcome_of(const outside::HttpsError&);

} // namespace zhiping::messages
