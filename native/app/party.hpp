#pragma once

#include "native/sealing/person_key.hpp"
#include "shared/evidence/sha256.hpp"

#include <string>

// For whom a document is, as the system that printed it tells it: nobody can read the number from it (docs/issuers.md).
namespace zhiping::app {

// The key of one such system, as 64 hexadecimal digits.
std::string party_key_digits(const sealing::PersonKey&, std::int64_t issuer_id);

// HMAC-SHA256 of the number in E.164, with that key.
Sha256 hash_of_party(const sealing::PersonKey&, std::int64_t issuer_id, const PhoneNumber&);

} // namespace zhiping::app
