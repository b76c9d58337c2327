#include "native/app/receipt_proof.hpp"

namespace zhiping::app {

bool opens(const ReceiptProof& proof, const ReceiptNumber& number, const store::Digest& secret) {
    if (const auto* shown = std::get_if<Secret>(&proof)) return store::is_same(secret, store::digest(shown->digits()));
    return std::get<QueryCodeShown>(proof).number == number;
}

} // namespace zhiping::app
