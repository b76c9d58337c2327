#pragma once

#include "native/store/digest.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/token.hpp"

#include <variant>

namespace zhiping::app {

// That the query code of this evaluation was shown, now or a short while ago (receipt_passes.hpp). Only who has checked
// it makes one.
struct QueryCodeShown {
    ReceiptNumber number;
};

// By what somebody shows that an evaluation is theirs.
using ReceiptProof = std::variant<Secret, QueryCodeShown>;

// Whether it opens the evaluation of this number, of whose secret this is the digest.
bool opens(const ReceiptProof&, const ReceiptNumber&, const store::Digest& secret);

} // namespace zhiping::app
