#pragma once

#include "native/http/exchange/callers.hpp"

// An evaluation is found again by its receipt number and query code.
namespace zhiping::http {

void get_find_page(Exchange&, const Anyone&);
void post_find_page(Exchange&, const Anyone&);

// Leads there, with the number filled in; whether there is one is not looked up.
void lead_to_find_page(Exchange&, const ReceiptNumber&);

} // namespace zhiping::http
