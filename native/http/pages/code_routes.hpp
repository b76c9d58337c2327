#pragma once

#include "native/http/reply.hpp"
#include "shared/wire/plain_form.hpp"

// What can be done on pages alone, without any script: open a code, evaluate, read the receipt.
namespace zhiping::http {

void get_evaluate_page(Exchange&);
void post_plain_form(Exchange&);
void get_receipt_page(Exchange&);

// The code in the address; a page has been answered when there is none.
std::optional<Code> find_code(Exchange&);

// The page of a code that cannot be used: not_found or gone.
void refuse_code(Exchange&, const Code&, const Error&);

// The form of another submission with the same answers.
wire::PlainForm with_fresh_ids(Evaluation);

} // namespace zhiping::http
