#pragma once

#include "native/http/exchange/exchange.hpp"
#include "shared/evidence/sha256.hpp"

#include <functional>
#include <span>

namespace zhiping::http {

// A file that somebody sent, as it is given out.
struct GivenFile {
    std::string name; // Under which a browser keeps it: letters and digits of ASCII, hyphens and a dot.
    std::string_view media_type;
    Sha256 hash; // Of the content.
    std::uint64_t bytes;
    // From an offset on, as much as comes at once; valid until the next call.
    std::function<std::span<const std::uint8_t>(std::uint64_t offset)> read;
};

// Answers with the file that `open` gives or its refusal, whole or the range that is asked for, as one of the transfers
// that this client may have. Nothing in it may run, load or be framed.
void give_file(Exchange&, const std::function<Result<GivenFile>()>& open);

} // namespace zhiping::http
