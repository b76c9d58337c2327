#pragma once

#include "native/sealing/seal.hpp"
#include "shared/persons/one_time_code.hpp"
#include "shared/persons/phone_number.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace zhiping::sealing {

// What persons are found by, and what is personal of them is sealed with. It is never replaced: numbers are found by
// it. There are too few telephone numbers, and far too few codes, for a hash without a key.
struct PersonKey {
    FileKey key;
};

using PersonDigest = std::array<std::uint8_t, 32>; // Keyed BLAKE2b-256.

PersonDigest digest_of(const PersonKey&, const PhoneNumber&);

// Of a device, by its cookie, and of a network address: what limits count by (shared/persons/one_time_code.hpp).
PersonDigest digest_of_device(const PersonKey&, std::string_view);
PersonDigest digest_of_address(const PersonKey&, std::string_view);

// Of a user of one mini-program, by what WeChat calls them there.
PersonDigest digest_of_openid(const PersonKey&, std::string_view app_id, std::string_view openid);

// Of one code that was sent: `id` is its own, so that the same six digits of another have another digest.
PersonDigest digest_of(const PersonKey&, std::string_view id, const OneTimeCode&);

// With which one of the systems that print documents hides the numbers of parties (docs/issuers.md). Known to that
// system, and of no use for anything else.
PersonDigest party_key_of(const PersonKey&, std::int64_t issuer_id);

// What closes and opens the one record of personal data that has this id. Seals of one id are equal; each record has a
// nonce of its own.
Seal seal_of(const PersonKey&, const FileId&);

} // namespace zhiping::sealing
