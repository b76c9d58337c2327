#include "native/app/receipt_proof.hpp"

namespace zhiping::app {

std::optional<QueryCodeShown> check_query_code(const sealing::QueryKey& key, const ReceiptNumber& number,
                                               const QueryCode& typed) {
    if (!sealing::is_query_code_of(key, number, typed)) return std::nullopt;
    return QueryCodeShown{number};
}

bool opens(const ReceiptProof& proof, const ReceiptNumber& number, const store::Digest& secret) {
    if (const auto* shown = std::get_if<Secret>(&proof)) return store::is_same(secret, store::digest(shown->digits()));
    return std::get<QueryCodeShown>(proof).number() == number;
}

} // namespace zhiping::app
