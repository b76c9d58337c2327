#pragma once

#include "native/store/digest.hpp"
#include "native/store/readable.hpp"
#include "native/store/sealing.hpp"
#include "shared/cases/upload_purpose.hpp"
#include "shared/codes/code.hpp"

#include <functional>
#include <optional>

namespace zhiping::store {

// Whose an upload is.
struct UploadOwner {
    UploadPurpose purpose = UploadPurpose::Evaluation;
    std::optional<std::int64_t> evaluation_id = {}; // Of the case: of an addition, and of a reply.
    std::optional<std::int64_t> staff_id = {};      // Who writes the reply.

    bool operator==(const UploadOwner&) const = default;
};

struct NewUpload {
    Digest token; // Of the id in its address.
    Digest secret;
    Digest address;
    Code code; // Of the evaluation.
    std::uint64_t size;
    Sealing sealing;
    Instant expires;
    UploadOwner owner = {};
    std::string name = {}; // Of a file for a reply.
};

// Precondition: the code is stored, the token and the file are not.
void insert_upload(Database&, const NewUpload&, Instant now);

// What is held of an upload, and with it acknowledged.
struct Held {
    std::uint64_t bytes = 0;
    std::vector<std::uint8_t> rest = {};     // Sealed: what does not fill a record of the file yet.
    std::optional<UploadFormat> format = {}; // None until enough is held to tell.
    std::optional<Sha256> hash = {};         // Of all of it, once it is whole.
    Instant received;                        // The last byte.
    Instant expires;
};

struct FoundUpload {
    std::int64_t id;
    Digest token;
    Digest secret;
    Digest address;
    Code code;
    UploadOwner owner;
    std::string name;
    std::uint64_t size;
    Sealing sealing;
    Held held;

    bool is_whole() const { return held.hash.has_value(); }
};
std::optional<FoundUpload> find_upload(Database&, const Digest& token);

struct ListedUpload {
    std::int64_t id;
    Instant expires;
    Readable<FoundUpload> found;
};

// All of them. A row that cannot be read is visited too.
void list_uploads(Database&, const std::function<void(const ListedUpload&)>& visit);

// The `most` that come after `last`, those first that expired first; null: from the first one on.
std::vector<ListedUpload> list_expired_uploads(Database&, Instant now, const ListedUpload* last, std::int64_t most);

// A row holds up to 64 KiB of an upload, so fewer of them are in memory at a time.
inline constexpr std::int64_t max_page_uploads = 100;

// False, and nothing changes, when the held bytes changed or the upload is gone. `size` differs from the announced one
// when only the end of the file told it.
bool update_upload(Database&, std::int64_t id, std::uint64_t held_before, std::uint64_t size, const Held&);
bool delete_upload(Database&, std::int64_t id);

// Lets go of an upload, and remembers until a moment that it expired. False when it went on, or is gone.
bool expire_upload(Database&, const FoundUpload&, Instant now, Instant forget_at);
std::optional<Digest> find_secret_of_expired(Database&, const Digest& token);
void forget_expired_uploads(Database&, Instant now);

// An upload of which anything is held counts as this many bytes at least, because otherwise millions of tiny uploads
// would cost nothing.
inline constexpr std::uint64_t min_counted_bytes = 64 * 1024;

// What is held of uploads that are not submitted, in bytes. What was only announced takes no room.
struct WaitingBytes {
    std::uint64_t of_code; // For submissions: what belongs to a case is not at their expense.
    std::uint64_t of_address;
    std::uint64_t in_all;
};
WaitingBytes waiting_bytes(Database&, const Code&, const Digest& address);

// What is held of the uploads of an owner.
struct WaitingUploads {
    std::size_t files; // Without one of them.
    std::uint64_t bytes;
};
WaitingUploads waiting_uploads(Database&, const UploadOwner&, std::int64_t but_id);

// Uploads of which nothing is held, from an address or from all, without the newest `most`; not more than a thousand.
std::vector<FoundUpload> list_empty_uploads_beyond(Database&, const std::optional<Digest>& address, std::int64_t most);

// False when something is held of it, or it is gone.
bool delete_empty_upload(Database&, std::int64_t id);

} // namespace zhiping::store
