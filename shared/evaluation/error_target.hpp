#pragma once

#include "shared/evaluation/evaluation.hpp"

#include <string_view>

namespace zhiping {

// Where a link from an error to its field leads, when the field offers options: the id of the chosen one, else of the
// first. Empty for other fields, which are led to themselves.
std::string_view option_to_correct(std::string_view field, const Evaluation&, const ModuleContent&);

} // namespace zhiping
