#include "native/sealing/person_key.hpp"

#include <sodium.h>
#include <string>

namespace zhiping::sealing {

namespace {

// `purpose` comes first, so that nothing of one purpose is of use for another.
PersonDigest keyed(const PersonKey& key, std::string_view purpose, std::string_view text) {
    const auto message = std::string{purpose} + " " + std::string{text};
    PersonDigest digest;
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(message.data()),
                       message.size(), key.key.bytes().data(), key.key.bytes().size());
    return digest;
}

} // namespace

PersonDigest digest_of(const PersonKey& key, const PhoneNumber& number) { return keyed(key, "phone", number.text()); }

PersonDigest digest_of_device(const PersonKey& key, std::string_view device) { return keyed(key, "device", device); }

PersonDigest digest_of_address(const PersonKey& key, std::string_view address) {
    return keyed(key, "address", address);
}

PersonDigest digest_of_openid(const PersonKey& key, std::string_view app_id, std::string_view openid) {
    return keyed(key, "openid", std::string{app_id} + " " + std::string{openid});
}

PersonDigest digest_of(const PersonKey& key, std::string_view id, const OneTimeCode& code) {
    return keyed(key, "one-time code", std::string{id} + " " + code.digits());
}

PersonDigest party_key_of(const PersonKey& key, std::int64_t issuer_id) {
    return keyed(key, "party", std::to_string(issuer_id));
}

Seal seal_of(const PersonKey& key, const FileId& id) {
    return {id, FileKey{keyed(key, "personal data", file_name(id))}};
}

} // namespace zhiping::sealing
