#include "native/sealing/hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace zhiping::sealing {

Sha256 hmac_sha256(std::string_view key, std::string_view message) {
    Sha256 hash;
    unsigned size = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
    if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, message.size(), hash.data(), &size))
        throw std::runtime_error{"OpenSSL cannot hash"};
    return hash;
}

} // namespace zhiping::sealing
