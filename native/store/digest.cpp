#include "native/store/digest.hpp"

#include <sodium.h>

#include <stdexcept>

namespace zhiping::store {

namespace {

void start_sodium() {
    static const bool is_ready = sodium_init() >= 0;
    if (!is_ready) throw std::runtime_error{"libsodium cannot be used on this machine"};
}

} // namespace

Digest digest(std::string_view text) {
    static_assert(std::tuple_size_v<Digest> == crypto_generichash_BYTES);
    start_sodium();
    Digest result;
    crypto_generichash(result.data(), result.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    return result;
}

bool is_same(std::span<const std::uint8_t> left, std::span<const std::uint8_t> right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace zhiping::store
