#pragma once

#include "shared/cases/own_data.hpp"

#include <string>

namespace zhiping::wire {

// {"phone", "evaluations": [{"evaluation", "case", "views", "name", "may_call"}]}, the
// parts as the other files of this room write them.
std::string encode(const OwnData&);

} // namespace zhiping::wire
