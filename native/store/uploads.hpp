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

// A row that cannot be read goes to `unreadable`.
void list_uploads(Database&, const std::function<void(const FoundUpload&)>& visit,
                  const std::function<void(std::int64_t id, const std::string& problem)>& unreadable);
std::vector<FoundUpload> list_expired_uploads(Database&, Instant now);

// False when not so many bytes are held any more, or the upload is gone: then nothing changes. `size` is another than
// before when only its end told it.
bool update_upload(Database&, std::int64_t id, std::uint64_t held_before, std::uint64_t size, const Held&);
bool delete_upload(Database&, std::int64_t id);

// Lets go of an upload, and remembers until a moment that it expired. False when it went on, or is gone.
bool expire_upload(Database&, const FoundUpload&, Instant now, Instant forget_at);
std::optional<Digest> find_secret_of_expired(Database&, const Digest& token);
void forget_expired_uploads(Database&, Instant now);

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
