#pragma once

#include "shared/cases/decide.hpp"

#include <optional>
#include <string_view>

namespace zhiping::test {

// What no event may do to a case, and what holds of every case at every moment: the rule that is broken, in words.
// Nullopt when none is.
std::optional<std::string_view> find_broken_rule(const CaseFile& before, const CaseEvent&, const CaseFile& after,
                                                 const UnitTree&);

} // namespace zhiping::test
