#pragma once

#include <cstdint>
#include <span>

// RFC 8439 from OpenSSL, which is several times as fast as libsodium's on today's processors. For seal.cpp only, which
// makes XChaCha20-Poly1305 of it.
namespace zhiping::sealing::chacha20_poly1305 {

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t nonce_bytes = 12;
inline constexpr std::size_t tag_bytes = 16;

struct Key {
    std::span<const std::uint8_t, key_bytes> key;
    std::span<const std::uint8_t, nonce_bytes> nonce; // Never twice with one key.
};

// `sealed` is the content and its tag.
void close(const Key&, std::span<const std::uint8_t> beside, std::span<const std::uint8_t> content,
           std::span<std::uint8_t> sealed);

// False when it was not sealed with this key, nonce and `beside`; then the content of `content` is undefined.
[[nodiscard]] bool open(const Key&, std::span<const std::uint8_t> beside, std::span<const std::uint8_t> sealed,
                        std::span<std::uint8_t> content);

} // namespace zhiping::sealing::chacha20_poly1305
