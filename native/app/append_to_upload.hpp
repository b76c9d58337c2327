#pragma once

#include "native/app/upload_state.hpp"

#include <functional>
#include <optional>

namespace zhiping::app {

enum class ChecksumAlgorithm { Sha1, Sha256 };

struct Checksum {
    ChecksumAlgorithm algorithm;
    std::vector<std::uint8_t> value;
};

// What is sent of a file in one request.
struct UploadPart {
    using Take = std::function<bool(std::span<const std::uint8_t>)>; // False: no more is wanted.

    std::uint64_t offset; // Where it belongs in the file.
    std::optional<Checksum> checksum = {};
    std::function<bool(const Take&)> read;  // Gives all of it as it comes; false when it breaks off.
    std::optional<std::uint64_t> size = {}; // Of the file, when the request says it once more.
    std::function<void()> interrupt = {};   // From another thread: makes read() end soon.
    bool ends_file =
        false; // The file ends with this part, however much was reserved: a form does not say how long its files are.
};

// Appends a part and returns when it is durable. Memory does not grow
// with the part. A part that breaks off is kept as far as it came (and refused as invalid), unless it has a
// checksum: then it counts whole or not at all. Refused, besides as find_upload() does: busy (another request
// appends), conflict (the offset is not where the held part ends), too_large (longer than announced, or a photo beyond
// its limit), invalid (the file is nothing that its purpose
// allows, or has another size now), damaged (the checksum).
Result<UploadState> append_to_upload(store::Store&, evidence::Vault&, const UploadId&, const Secret&, const UploadPart&,
                                     Instant now);

// Before its sender asks how far an upload is: breaks off a part that still comes, and waits a little until what came
// of it is held. Usually that part's connection broke without notice. Does nothing for a caller who may not ask.
void interrupt_append(store::Store&, evidence::Vault&, const UploadId&, const Secret&, Instant now);

} // namespace zhiping::app
