#pragma once

#include "native/http/exchange/exchange.hpp"
#include "shared/limits/limit.hpp"
#include "shared/text/text_ids.hpp"

#include <chrono>
#include <string>
#include <string_view>

// How often something may be asked of this server (docs/limits.md): limits whose buckets are kept in memory.
namespace zhiping::http {

// Takes a token for `who`. Refused: too_many, in these words and with the wait.
Result<Ok> check_limit(const Exchange&, Limited, std::string_view who, Message words = Text::TooOften);

// The same for the client's address.
Result<Ok> check_limit_of_address(const Exchange&, Limited, Message words = Text::TooOften);

// The words with {minutes}, rounded up.
std::string words_of_wait(Message, std::chrono::seconds wait, Language);

} // namespace zhiping::http
