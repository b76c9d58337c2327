#pragma once

#include "native/app/sign_receipt.hpp"
#include "native/http/pages/template.hpp"
#include "native/http/pages/visit.hpp"

namespace zhiping::http {

// The part of a page that shows a signed receipt: what it is, the token as a QR code and as letters, and what the words
// can be checked with. /verify follows the visit's language and letters.
Html signed_receipt_html(const app::SignedReceipt&, const Visit&);

} // namespace zhiping::http
