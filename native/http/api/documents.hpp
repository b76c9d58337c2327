#pragma once

#include "native/http/exchange/issuer_caller.hpp"

namespace zhiping::http {

// Codes for up to a thousand documents, with a result for each.
void post_documents(Exchange&, const CodeMakerCaller&);

// The same for places.
void post_places(Exchange&, const CodeMakerCaller&);

// A block of blank codes.
void post_blanks(Exchange&, const CodeMakerCaller&);

} // namespace zhiping::http
