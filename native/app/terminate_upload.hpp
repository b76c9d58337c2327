#pragma once

#include "native/app/upload_state.hpp"

namespace zhiping::app {

// Lets go of an upload and its space, because its sender does not want it any more. Refused as find_upload() does,
// and busy while something is appended.
Result<Ok> terminate_upload(store::Store&, evidence::Vault&, const UploadId&, const Secret&, Instant now);

} // namespace zhiping::app
