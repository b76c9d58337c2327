#pragma once

#include "native/http/exchange/callers.hpp"
#include "native/http/exchange/exchange.hpp"

namespace zhiping::http {

// Where staff work: the same page for everybody, and nothing in it before somebody signs in.
void get_desk_page(Exchange&, const Anyone&);

} // namespace zhiping::http
