#pragma once

#include "native/http/exchange/callers.hpp"

namespace zhiping::http {

// What a code is about.
void get_code(Exchange&, const CodeHolder&);

} // namespace zhiping::http
