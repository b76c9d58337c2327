#pragma once

#include "native/http/exchange/callers.hpp"
#include "native/http/exchange/staff_caller.hpp"

// Who asks for a page, as exchange/callers.hpp; these refuse with pages.
namespace zhiping::http {

// Of the code in the path. Where it is the name of the verification file, that is the answer.
std::optional<CodeHolder> page_code_holder(Exchange&);

// Of the receipt in the path and the secret in the query, or the pass that the query code gave (find_page.cpp). Or by
// the session of the person whose it is. Without any of them, the page to find it leads on. Whatever is wrong else, the
// page says that there is none.
std::optional<PageHolder> page_receipt_holder(Exchange&);

// Of staff. Without a session, a page in words that leads to the desk, where one signs in.
std::optional<SignedIn> page_staff(Exchange&);

} // namespace zhiping::http
