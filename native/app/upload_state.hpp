#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"
#include "native/store/uploads.hpp"
#include "shared/evaluation/token.hpp"

#include <chrono>

namespace zhiping::app {

// Since the last byte was held. An upload that nobody goes on with is swept away then, and its space is free.
inline constexpr std::chrono::hours upload_lifetime{24};

// The same while nothing of it is held yet, counted from its creation.
inline constexpr std::chrono::hours empty_upload_lifetime{1};

// How long after its expiry the holder of its secret is told that it expired; later it is not found.
inline constexpr std::chrono::days expired_upload_memory{7};

// How far an upload is.
struct UploadState {
    std::uint64_t size;
    std::uint64_t held; // Acknowledged: on the disk, whatever happens.
    Instant expires;
    std::optional<UploadFormat> format = {}; // None until enough is held to tell.

    bool operator==(const UploadState&) const = default;
};

// What is stored of an upload, for whoever holds its secret. not_found when there is no such upload or the secret is
// wrong, without saying which; gone when it has expired.
Result<store::FoundUpload> find_upload(store::Store&, const UploadId&, const Secret&, Instant now);

UploadState state_of(const store::FoundUpload&);
inline std::string file_of(const store::FoundUpload& upload) { return sealing::file_name(upload.sealing.file_id); }

} // namespace zhiping::app
