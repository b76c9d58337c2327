#pragma once

#include "native/sealing/seal.hpp"
#include "shared/calendar/date.hpp"

#include <optional>
#include <string>
#include <string_view>

// Ed25519 (RFC 8032): whoever has a public key can check what was signed, and only the private half can sign.
namespace zhiping::sealing {

using Signature = std::array<std::uint8_t, 64>;

struct PublicKey {
    std::string id; // 16 hexadecimal digits.
    Date made;      // In China.
    std::array<std::uint8_t, 32> bytes;

    bool operator==(const PublicKey&) const = default;
};

class SigningKey {
public:
    // Of its seed, the 32 bytes of which RFC 8032 makes all the rest.
    SigningKey(std::string id, Date made, const FileKey& seed);

    const PublicKey& public_key() const { return m_public; }
    const FileKey& seed() const { return m_seed; }

    // The same message has the same signature, always.
    Signature sign(std::string_view message) const;

private:
    FileKey m_seed;
    PublicKey m_public;
};

[[nodiscard]] bool is_signed_by(const PublicKey&, std::string_view message, const Signature&);

// Its 32 bytes (RFC 4648, section 4).
std::string to_base64(const PublicKey&);

// Nullopt when it is anything else.
std::optional<PublicKey> public_key_from_base64(std::string id, Date made, std::string_view base64);

// As openssl reads it (RFC 8410).
std::string to_pem(const PublicKey&);

} // namespace zhiping::sealing
