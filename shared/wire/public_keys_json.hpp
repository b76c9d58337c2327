#pragma once

#include "shared/calendar/date.hpp"

#include <string>
#include <string_view>
#include <vector>

// The public keys of a server, which check the receipts that it has signed, as /.well-known/zhiping-keys serves them.
namespace zhiping::wire {

struct ServedKey {
    std::string id;
    Date made;              // In China.
    std::string public_key; // The 32 bytes of Ed25519 (RFC 8032) in base64.
    std::string pem = {};   // The same as openssl reads it; not read back.
};

// {"keys":[{"id","made","algorithm":"Ed25519","public_key","pem"}, ...]}
std::string encode(const std::vector<ServedKey>&);

// Refused (invalid, naming the member): what is no JSON, a member that is missing or of the wrong type. Keys of other
// algorithms are left out.
Result<std::vector<ServedKey>> decode_public_keys(std::string_view json);

} // namespace zhiping::wire
