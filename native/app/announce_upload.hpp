#pragma once

#include "native/app/create_upload.hpp"

#include <functional>

// For those who create uploads, each for its purpose.
namespace zhiping::app {

struct AnnouncedFile {
    UploadPurpose purpose;
    std::uint64_t size;
    std::string address;
    std::string name = {}; // For a reply.
};

// For whom it is.
struct UploadTarget {
    Code code;
    store::UploadOwner owner; // With the same purpose.
};
using FindUploadTarget = std::function<Result<UploadTarget>(store::Database&)>;

// Stores an upload of which nothing is held yet, for the target that is found in the same transaction. Refused: a file
// that could not come (create_upload.hpp), and what `find_target` refuses.
Result<CreatedUpload> announce_upload(store::Store&, evidence::Vault&, const AnnouncedFile&, const Secret&,
                                      const FindUploadTarget&, Instant now, outside::Random&);

} // namespace zhiping::app
