#pragma once

#include "native/http/exchange/staff_caller.hpp"

// Lists of cases as files that staff take away (docs/exports.md).
namespace zhiping::http {

void get_cases_csv(Exchange&, const SignedIn&);
void get_cases_jsonl(Exchange&, const SignedIn&);

} // namespace zhiping::http
