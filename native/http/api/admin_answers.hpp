#pragma once

#include "native/app/administrators.hpp"
#include "native/http/exchange/exchange.hpp"

// What the routes of administrators have in common.
namespace zhiping::http {

app::AdminMeans admin_means(const Exchange&);

// As JSON, in the words that say what stands in the way.
void refuse(Exchange&, const app::AdminRefusal&);

} // namespace zhiping::http
