#pragma once

#include "native/http/exchange/exchange.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

// The receipt number at {receipt}. What is none is refused (not_found) as one of nothing: `missing` says of what.
inline Result<ReceiptNumber> receipt_in_path(const Exchange& exchange, Message missing = Text::CaseMissing) {
    const auto receipt = ReceiptNumber::parse(path_part(exchange, "receipt"));
    if (!receipt) return Error{ErrorCode::NotFound, missing, "receipt"};
    return *receipt;
}

} // namespace zhiping::http
