#pragma once

#include "shared/evidence/sha256.hpp"

#include <string_view>

namespace zhiping::journal {

// 256 random bits, new for each text. A salt is stored beside its text and erased with it.
using Salt = std::array<std::uint8_t, 32>;

// What a line of the journal holds in place of a text: SHA-256 over the salt and the text. It shows later that the
// text was not changed. Without the salt it tells nothing, not even whether a guessed text is the right one.
struct Commitment {
    Sha256 hash;

    bool operator==(const Commitment&) const = default;
};

Commitment commit_to(std::string_view text, const Salt&);

// Whether this text and salt are those of commit_to().
[[nodiscard]] bool is_commitment_to(const Commitment&, std::string_view text, const Salt&);

} // namespace zhiping::journal
