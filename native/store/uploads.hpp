#pragma once

#include "native/store/digest.hpp"
#include "native/store/sealing.hpp"
#include "shared/codes/code.hpp"
#include "shared/evidence/evidence.hpp"

#include <functional>
#include <optional>

namespace zhiping::store {

struct NewUpload {
    Digest token; // Of the id in its address.
    Digest secret;
    Digest address;
    Code code;
    std::uint64_t size;
    Sealing sealing;
    Instant expires;
};

// Precondition: the code is stored, the token and the file are not.
void insert_upload(Database&, const NewUpload&, Instant now);

// What is held of an upload, and with it acknowledged.
struct Held {
    std::uint64_t bytes = 0;
    std::vector<std::uint8_t> rest = {};       // Sealed: what does not fill a record of the file yet.
    std::optional<EvidenceFormat> format = {}; // None until enough is held to tell.
    std::optional<Sha256> hash = {};           // Of all of it, once it is whole.
    Instant received;                          // The last byte.
    Instant expires;
};

struct FoundUpload {
    std::int64_t id;
    Digest token;
    Digest secret;
    Code code;
    std::uint64_t size;
    Sealing sealing;
    Held held;

    bool is_whole() const { return held.hash.has_value(); }
};
std::optional<FoundUpload> find_upload(Database&, const Digest& token);

void list_uploads(Database&, const std::function<void(const FoundUpload&)>& visit);
std::vector<FoundUpload> list_expired_uploads(Database&, Instant now);

// False when the upload is gone. `size` is another than before when only its end told it.
bool update_upload(Database&, std::int64_t id, std::uint64_t size, const Held&);
bool delete_upload(Database&, std::int64_t id);
bool delete_expired_upload(Database&, std::int64_t id, Instant now); // False also when it went on.

// So small an upload counts as this many bytes, or millions of tiny ones would be free.
inline constexpr std::uint64_t least_reserved_bytes = 1'000'000;

// What uploads that are not submitted take or may come to take, in bytes.
struct Reserved {
    std::uint64_t of_code;
    std::uint64_t of_address;
    std::uint64_t in_all;
    std::uint64_t still_to_come; // Of all: announced and not held yet.
};
Reserved reserved_bytes(Database&, const Code&, const Digest& address);

} // namespace zhiping::store
