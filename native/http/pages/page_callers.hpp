#pragma once

#include "native/http/exchange/callers.hpp"

// Who asks for a page, as exchange/callers.hpp; these refuse with pages.
namespace zhiping::http {

// Of the code in the path.
std::optional<CodeHolder> page_code_holder(Exchange&);

// Of the receipt in the path and the secret in the query. Whatever is wrong, the page says that there is none.
std::optional<ReceiptHolder> page_receipt_holder(Exchange&);

} // namespace zhiping::http
