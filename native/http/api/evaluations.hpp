#pragma once

#include "native/http/exchange/callers.hpp"

// Evaluations, for whoever holds the secret of one.
namespace zhiping::http {

void post_evaluation(Exchange&, const SecretHolder&);
void get_evaluation(Exchange&, const ReceiptHolder&);

} // namespace zhiping::http
