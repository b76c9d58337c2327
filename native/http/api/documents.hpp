#pragma once

#include "native/http/exchange/issuer_caller.hpp"

namespace zhiping::http {

// Codes for documents that are about to be printed.
void post_documents(Exchange&, const IssuerCaller&);

} // namespace zhiping::http
