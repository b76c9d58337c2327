#pragma once

#include "native/http/exchange/callers.hpp"

// The case of an evaluation, for its citizen.
namespace zhiping::http {

void get_case(Exchange&, const ReceiptHolder&);
void post_case_action(Exchange&, const ReceiptHolder&);

} // namespace zhiping::http
