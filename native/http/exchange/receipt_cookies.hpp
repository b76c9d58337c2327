#pragma once

#include "native/http/exchange/exchange.hpp"
#include "shared/codes/receipt_number.hpp"

// The passes to an evaluation (native/app/receipt_passes.hpp), each in a cookie that goes to its addresses alone: to
// photos and videos, to what replies attach, and to the page.
namespace zhiping::http {

// Precondition: the caller has shown the secret or the query code of this evaluation.
void give_evidence_pass(Exchange&, const ReceiptNumber&);
void give_attachment_pass(Exchange&, const ReceiptNumber&);

bool has_evidence_pass(const Exchange&, const ReceiptNumber&);

// Precondition: the caller has shown the query code of this evaluation, or the pass that this one renews.
void give_page_pass(Exchange&, const ReceiptNumber&);

std::optional<app::QueryCodeShown> find_page_pass(const Exchange&, const ReceiptNumber&);

} // namespace zhiping::http
