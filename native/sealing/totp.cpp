#include "native/sealing/totp.hpp"

#include "native/sealing/base32.hpp"

#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace zhiping::sealing {

namespace {

constexpr std::size_t sha1_bytes = 20;

std::array<std::uint8_t, sha1_bytes> hmac_sha1(TotpSecret secret, std::int64_t step) {
    std::array<std::uint8_t, 8> counter;
    for (std::size_t index = 0; index < counter.size(); ++index)
        counter[index] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(step) >> (56 - 8 * index));
    std::array<std::uint8_t, sha1_bytes> hash;
    unsigned size = 0;
    if (!HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), hash.data(),
              &size))
        throw std::runtime_error{"OpenSSL cannot hash"};
    return hash;
}

// RFC 4226, section 5.3.
std::uint32_t truncated(const std::array<std::uint8_t, sha1_bytes>& hash) {
    const std::size_t at = hash.back() & 15;
    return (hash[at] & 0x7fu) << 24 | std::uint32_t{hash[at + 1]} << 16 | std::uint32_t{hash[at + 2]} << 8 |
           hash[at + 3];
}

bool is_same(std::string_view code, std::string_view other) {
    return code.size() == other.size() && CRYPTO_memcmp(code.data(), other.data(), code.size()) == 0;
}

} // namespace

std::int64_t totp_step(Instant now) { return now.time_since_epoch() / totp_step_time; }

std::string totp_code(TotpSecret secret, std::int64_t step, int digits) {
    auto number = truncated(hmac_sha1(secret, step));
    std::string code(static_cast<std::size_t>(digits), '0');
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
    return code;
}

std::optional<std::int64_t> find_totp_step(TotpSecret secret, std::string_view code, Instant now) {
    std::optional<std::int64_t> found;
    for (const int offset : {-1, 0, 1}) // All of them, also once one is found.
        if (is_same(code, totp_code(secret, totp_step(now) + offset))) found = totp_step(now) + offset;
    return found;
}

std::string totp_address(TotpSecret secret, std::string_view account) {
    return "otpauth://totp/Zhiping:" + std::string{account} + "?secret=" + to_base32(secret) + "&issuer=Zhiping";
}

} // namespace zhiping::sealing
