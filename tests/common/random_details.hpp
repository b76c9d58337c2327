#pragma once

#include "shared/cases/case_file.hpp"
#include "tests/common/random.hpp"

namespace zhiping::test {

// Something of everything that an action may say, mostly as it should be.
CaseDetails random_details(Random&, const CaseFile&, Instant now);

// Without what this action does not take.
CaseDetails taken_by(CaseAction, CaseDetails);

} // namespace zhiping::test
