#include "native/journal/commitment.hpp"

#include "native/sealing/content_hash.hpp"

namespace zhiping::journal {

// The salt always has the same length, so no other salt and text are the same bytes.
Commitment commit_to(std::string_view text, const Salt& salt) {
    auto hash = sealing::ContentHash::sha256();
    hash.add(salt);
    hash.add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return {sealing::sha256_of(hash)};
}

bool is_commitment_to(const Commitment& commitment, std::string_view text, const Salt& salt) {
    return commit_to(text, salt) == commitment;
}

} // namespace zhiping::journal
