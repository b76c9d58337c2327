#pragma once

#include "native/app/upload_state.hpp"

namespace zhiping::app {

// How far an upload is, so that its sender can go on from there. Refused as find_upload() does.
Result<UploadState> read_upload(store::Store&, const UploadId&, const Secret&, Instant now);

} // namespace zhiping::app
