#pragma once

#include "native/http/exchange/callers.hpp"
#include "native/http/pages/action_html.hpp"

namespace zhiping::http {

// Answers with the page of an evaluation. `posted` was not done, `done` was done just before. One answer to everything
// that is wrong with the caller: the page that says there is none.
void show_receipt(Exchange&, const PageHolder&, int status, const PostedAction* posted, std::optional<CaseAction> done);

// Where the page of this holder is, in the language of the visit.
std::string receipt_address(const Exchange&, const PageHolder&);

} // namespace zhiping::http
