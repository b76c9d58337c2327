#pragma once

#include "native/app/upload_state.hpp"
#include "native/outside/random.hpp"

#include <string>

namespace zhiping::app {

struct WantedUpload {
    Code code;
    std::uint64_t size; // In bytes; the most that it may come to when only its last part tells (UploadPart::ends_file).
    std::string address; // The client's, as limits count it.
};

struct CreatedUpload {
    UploadId id;
    UploadState state;
};

// Announces a photo or video of one submission, before a byte of it is taken. It takes no room yet, but what could not
// come is refused now: not_found or gone (the code), invalid (an empty file), too_large (longer than any evidence, or a
// quota), full (the disk).
Result<CreatedUpload> create_upload(store::Store&, evidence::Vault&, const WantedUpload&, const Secret&, Instant now,
                                    outside::Random&);

} // namespace zhiping::app
