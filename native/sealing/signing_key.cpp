#include "native/sealing/signing_key.hpp"

#include <algorithm>
#include <sodium.h>

namespace zhiping::sealing {

namespace {

static_assert(std::tuple_size_v<Signature> == crypto_sign_BYTES);
static_assert(FileKey::size == crypto_sign_SEEDBYTES);

// What libsodium signs with: the seed and the public key. Wiped when it was used.
class Pair {
public:
    explicit Pair(const FileKey& seed) {
        crypto_sign_seed_keypair(m_public.data(), m_secret.data(), seed.bytes().data());
    }
    ~Pair() { sodium_memzero(m_secret.data(), m_secret.size()); }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;

    const auto& public_key() const { return m_public; }
    const auto& secret() const { return m_secret; }

private:
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> m_public;
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> m_secret;
};

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

} // namespace

SigningKey::SigningKey(std::string id, Date made, const FileKey& seed)
    : m_seed(seed), m_public{std::move(id), made, Pair{seed}.public_key()} {}

Signature SigningKey::sign(std::string_view message) const {
    const Pair pair{m_seed};
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(), pair.secret().data());
    return signature;
}

bool is_signed_by(const PublicKey& key, std::string_view message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), bytes_of(message), message.size(), key.bytes.data()) == 0;
}

std::string to_base64(const PublicKey& key) {
    std::array<char, sodium_base64_ENCODED_LEN(std::tuple_size_v<decltype(key.bytes)>, sodium_base64_VARIANT_ORIGINAL)>
        text;
    sodium_bin2base64(text.data(), text.size(), key.bytes.data(), key.bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    return text.data();
}

std::optional<PublicKey> public_key_from_base64(std::string id, Date made, std::string_view base64) {
    PublicKey key{std::move(id), made, {}};
    std::size_t length = 0;
    const bool is_read = sodium_base642bin(key.bytes.data(), key.bytes.size(), base64.data(), base64.size(), nullptr,
                                           &length, nullptr, sodium_base64_VARIANT_ORIGINAL) == 0;
    if (!is_read || length != key.bytes.size()) return std::nullopt;
    return key;
}

// What comes before the key is the same for every key of Ed25519 (RFC 8410, section 4), and ends where a group of
// base64 does.
std::string to_pem(const PublicKey& key) {
    return "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA" + to_base64(key) + "\n-----END PUBLIC KEY-----\n";
}

} // namespace zhiping::sealing
