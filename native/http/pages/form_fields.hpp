#pragma once

#include "native/http/exchange/exchange.hpp"
#include "shared/wire/plain_form.hpp"

#include <vector>

namespace zhiping::http {

// The fields of a form without files, as long as its route allows. Refused: too_large, and invalid (what is not
// application/x-www-form-urlencoded).
Result<std::vector<wire::FormField>> read_form_fields(const Exchange&);

} // namespace zhiping::http
