#pragma once

#include "native/store/database.hpp"
#include "shared/codes/code.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/token.hpp"

#include <cstdint>
#include <functional>

namespace zhiping::tests {

struct MadeEvaluation {
    Code code;
    ReceiptNumber receipt;
    Secret secret;
};

// Stores as many evaluations as a province makes in a year, each with a code of its own, with the
// shares that Hubei published (People's Daily, 2024-05-31: 99.31 % satisfied), and calls `visit`
// with each. The same seed gives the same rows. Fast because it does not sync: a crash on the way
// leaves a broken file. Precondition: a new database with units in it.
void make_evaluations(store::Database&, int count, std::uint64_t seed,
                      const std::function<void(const MadeEvaluation&)>& visit);

} // namespace zhiping::tests
