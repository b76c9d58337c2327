#pragma once

#include "native/http/exchange/staff_caller.hpp"

namespace zhiping::http {

// A case for paper (docs/exports.md), for who may read it.
void get_case_file_page(Exchange&, const SignedIn&);

} // namespace zhiping::http
