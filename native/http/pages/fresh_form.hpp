#pragma once

#include "native/http/exchange/context.hpp"
#include "shared/wire/plain_form.hpp"

namespace zhiping::http {

// A form that nobody has filled in yet, with ids of its own.
wire::PlainForm fresh_form(const Context&, const Code&, Language);

// The form of another submission with the same answers.
wire::PlainForm with_fresh_ids(const Context&, Evaluation);

} // namespace zhiping::http
