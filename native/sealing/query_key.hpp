#pragma once

#include "native/sealing/seal.hpp"
#include "shared/codes/query_code.hpp"
#include "shared/codes/receipt_number.hpp"

namespace zhiping::sealing {

// Query codes are made of it, so none is stored, and who has the database alone knows none. It is never replaced: the
// codes stand on paper.
struct QueryKey {
    FileKey key;
};

// The same for the same key and number, always.
QueryCode query_code_of(const QueryKey&, const ReceiptNumber&);

// Takes equally long whatever was typed.
[[nodiscard]] bool is_query_code_of(const QueryKey&, const ReceiptNumber&, const QueryCode& typed);

} // namespace zhiping::sealing
