#pragma once

#include "native/http/reply.hpp"
#include "shared/codes/receipt_number.hpp"

// Photos and videos of an evaluation, for who holds its secret: in the Authorization header, or shown before, when the
// evaluation was read, for a pass in a cookie that goes to these addresses alone.
namespace zhiping::http {

void get_evidence(Exchange&);

// Precondition: who asks has shown the secret of this evaluation.
void give_evidence_pass(Exchange&, const ReceiptNumber&);

} // namespace zhiping::http
