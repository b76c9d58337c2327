#pragma once

#include "native/http/exchange/callers.hpp"
#include "shared/evaluation/receipt.hpp"

// Evaluations, for whoever holds the secret of one.
namespace zhiping::http {

void post_evaluation(Exchange&, const SecretHolder&);
void get_evaluation(Exchange&, const ReceiptHolder&);
void get_views(Exchange&, const ReceiptHolder&);

// As it is told to the citizen.
Receipt with_query_code(const Context&, Receipt);

} // namespace zhiping::http
