#pragma once

#include "native/http/reply.hpp"

// What can be done on pages alone, without any script: open a code, evaluate, read the receipt.
namespace zhiping::http {

void get_evaluate_page(Exchange&);
void post_plain_form(Exchange&);
void get_receipt_page(Exchange&);

} // namespace zhiping::http
