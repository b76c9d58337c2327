#include "native/sealing/chacha20_poly1305.hpp"

#include <algorithm>
#include <memory>
#include <openssl/evp.h>
#include <stdexcept>

namespace zhiping::sealing::chacha20_poly1305 {

namespace {

struct Free {
    void operator()(EVP_CIPHER_CTX* state) const { EVP_CIPHER_CTX_free(state); }
};
using State = std::unique_ptr<EVP_CIPHER_CTX, Free>;

void require(bool succeeded) {
    if (!succeeded) throw std::runtime_error{"OpenSSL cannot encrypt"};
}

int length_of(std::span<const std::uint8_t> bytes) { return static_cast<int>(bytes.size()); }

enum class Direction { Open, Close };

State begin(const Key& key, std::span<const std::uint8_t> beside, Direction direction) {
    static const auto* const algorithm = EVP_CIPHER_fetch(nullptr, "ChaCha20-Poly1305", nullptr); // Looked up once.
    State state{EVP_CIPHER_CTX_new()};
    int length = 0;
    require(algorithm && state &&
            EVP_CipherInit_ex(state.get(), algorithm, nullptr, key.key.data(), key.nonce.data(),
                              direction == Direction::Close) == 1 &&
            EVP_CipherUpdate(state.get(), nullptr, &length, beside.data(), length_of(beside)) == 1);
    return state;
}

} // namespace

void close(const Key& key, std::span<const std::uint8_t> beside, std::span<const std::uint8_t> content,
           std::span<std::uint8_t> sealed) {
    const auto state = begin(key, beside, Direction::Close);
    int length = 0;
    auto* const tag = sealed.data() + content.size();
    require(EVP_CipherUpdate(state.get(), sealed.data(), &length, content.data(), length_of(content)) == 1 &&
            EVP_CipherFinal_ex(state.get(), tag, &length) == 1 &&
            EVP_CIPHER_CTX_ctrl(state.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes, tag) == 1);
}

bool open(const Key& key, std::span<const std::uint8_t> beside, std::span<const std::uint8_t> sealed,
          std::span<std::uint8_t> content) {
    const auto state = begin(key, beside, Direction::Open);
    int length = 0;
    std::uint8_t nothing[tag_bytes];
    std::uint8_t tag[tag_bytes]; // It takes no pointer to const.
    std::copy_n(sealed.end() - tag_bytes, tag_bytes, tag);
    require(EVP_CIPHER_CTX_ctrl(state.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag) == 1 &&
            EVP_CipherUpdate(state.get(), content.data(), &length, sealed.data(), length_of(content)) == 1);
    return EVP_CipherFinal_ex(state.get(), nothing, &length) == 1;
}

} // namespace zhiping::sealing::chacha20_poly1305
