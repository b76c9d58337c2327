#pragma once

#include "shared/cases/own_data.hpp"

#include <string>

namespace zhiping::wire {

// {"phone", "evaluations": [{"evaluation", "case", "views", "notices": [{"kind", "state", "channel", "due", "made_at",
// "ended_at"}], "name", "may_call"}]}, the other parts as the other files of this room write them.
std::string encode(const OwnData&);

} // namespace zhiping::wire
