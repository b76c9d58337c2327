#pragma once

#include "native/http/exchange/exchange.hpp"
#include "shared/codes/receipt_number.hpp"

// The pass to an evaluation's photos and videos, and to what replies attach (native/app/evidence_pass.hpp), in a cookie
// for each of the two that goes to their addresses alone.
namespace zhiping::http {

// Precondition: the caller has shown the secret of this evaluation.
void give_evidence_pass(Exchange&, const ReceiptNumber&);
void give_attachment_pass(Exchange&, const ReceiptNumber&);

bool has_evidence_pass(const Exchange&, const ReceiptNumber&);

} // namespace zhiping::http
