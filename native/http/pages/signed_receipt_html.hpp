#pragma once

#include "native/app/sign_receipt.hpp"
#include "native/http/pages/template.hpp"
#include "shared/text/language.hpp"

namespace zhiping::http {

// The part of a page that shows a signed receipt: what it is, the token as a QR code and as letters, and what the words
// can be checked with.
Html signed_receipt_html(const app::SignedReceipt&, Language);

// Of /verify, with the token filled in.
std::string verify_address(std::string_view token);

} // namespace zhiping::http
