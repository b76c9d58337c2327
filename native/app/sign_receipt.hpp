#pragma once

#include "native/evidence/vault.hpp"
#include "native/journal/commitment.hpp"
#include "native/sealing/receipt_token.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

struct SignedReceipt {
    std::string token; // native/sealing/receipt_token.hpp
    sealing::ReceiptFacts facts;
    // Of the commitment to the statement: with it, whoever has the words can make the commitment again. None when
    // nothing was written, or it was erased.
    std::optional<journal::Salt> salt;
};

// What the journal says of an evaluation, signed: the same whenever it is asked for, until the signing key is replaced.
// None for an evaluation that was stored before the journal said anything of it (schema 22). Precondition: the caller
// may read the evaluation.
std::optional<SignedReceipt> sign_receipt(store::Store&, evidence::Vault&, const ReceiptNumber&);

} // namespace zhiping::app
