#pragma once

#include "shared/result.hpp"

#include <array>
#include <string>
#include <string_view>

namespace zhiping::wire {

// {"error":{"code","message","field"}}, the message in the person's language.
std::string encode(const Error&, Language);

// The same, with what stands at {detail} of the message.
std::string encode(const Error&, Language, std::string_view detail);

// A refusal as it arrived: the words are the server's.
struct Refusal {
    std::string code; // "invalid", "conflict", ...
    std::string message;
    std::string field;
};

// nullopt when the body is not a refusal of ours (a proxy's page, say).
std::optional<Refusal> decode_refusal(std::string_view body);

// The identifier of a code in JSON.
std::string_view id_of(ErrorCode);

} // namespace zhiping::wire
