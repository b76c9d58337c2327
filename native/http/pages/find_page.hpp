#pragma once

#include "native/http/exchange/callers.hpp"
#include "native/http/pages/visit.hpp"

// An evaluation is found again by its receipt number and query code.
namespace zhiping::http {

void get_find_page(Exchange&, const Anyone&);
void post_find_page(Exchange&, const Anyone&);

// Where it is, in the language of the visit.
std::string find_page_address(const Visit&);

// What is posted after the pass has ended: says so, and that the words are not lost.
void refuse_ended_visit(Exchange&, const ReceiptNumber&);

// Leads there, with the number filled in; whether there is one is not looked up.
void lead_to_find_page(Exchange&, const ReceiptNumber&);

} // namespace zhiping::http
