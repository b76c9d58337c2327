#pragma once

#include "native/http/exchange/callers.hpp"

// Uploads of photos and videos by tus 1.0.0. An upload belongs to a code and to whoever holds the secret of a
// submission: with another secret it is not found.
namespace zhiping::http {

void options_uploads(Exchange&, const Anyone&);
void post_upload(Exchange&, const SecretHolder&);
void head_upload(Exchange&, const UploadHolder&);
void patch_upload(Exchange&, const UploadHolder&);
void delete_upload(Exchange&, const UploadHolder&);

} // namespace zhiping::http
