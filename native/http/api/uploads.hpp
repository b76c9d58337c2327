#pragma once

#include "native/http/exchange/staff_caller.hpp"

// Uploads by tus 1.0.0. One is made for a submission, for words that a citizen adds to a case, or for a reply
// (shared/cases/upload_purpose.hpp), and from then on is whoever's has its secret: with another one it is not found.
namespace zhiping::http {

void options_uploads(Exchange&, const Anyone&);
void post_upload(Exchange&, const SecretHolder&);
void post_addition_upload(Exchange&, const ReceiptHolder&);
void post_reply_upload(Exchange&, const SignedIn&); // With a secret too, which the member's program has made.
void head_upload(Exchange&, const UploadHolder&);
void patch_upload(Exchange&, const UploadHolder&);
void delete_upload(Exchange&, const UploadHolder&);

} // namespace zhiping::http
