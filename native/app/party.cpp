#include "native/app/party.hpp"

#include "native/sealing/hmac.hpp"

namespace zhiping::app {

std::string party_key_digits(const sealing::PersonKey& key, std::int64_t issuer_id) {
    return to_digits(sealing::party_key_of(key, issuer_id));
}

Sha256 hash_of_party(const sealing::PersonKey& key, std::int64_t issuer_id, const PhoneNumber& phone) {
    const auto own = sealing::party_key_of(key, issuer_id);
    return sealing::hmac_sha256({reinterpret_cast<const char*>(own.data()), own.size()}, phone.text());
}

} // namespace zhiping::app
