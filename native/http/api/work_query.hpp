#pragma once

#include "native/app/list_work.hpp"
#include "shared/result.hpp"

#include <httplib.h>

namespace zhiping::http {

// What a list of cases is asked for: status and mark (each may be there again), level, unit, at, waiting, due, module,
// situation, handler, search, sort, after, limit. Refused (invalid, naming it): a value or a name that is not known.
Result<app::WorkQuery> read_work_query(const httplib::Request&);

} // namespace zhiping::http
