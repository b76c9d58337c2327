#include "native/app/sign_receipt.hpp"

#include "native/app/evaluation_lines.hpp"
#include "native/store/journal.hpp"

namespace zhiping::app {

std::optional<SignedReceipt> sign_receipt(store::Store& store, evidence::Vault& vault, const ReceiptNumber& receipt) {
    struct Found {
        sealing::ReceiptFacts facts;
        std::optional<journal::Salt> salt;
    };
    const auto found = store.read([&](store::Database& database) -> std::optional<Found> {
        const auto line = store::find_last_line(database, receipt, journal::Kind::EvaluationStored);
        const auto stored = store::find_committed_evaluation(database, receipt);
        if (!line || !stored) return std::nullopt;
        // What the journal says, not what the row says by now: a row that was changed is for `verify` to find.
        const auto said = read_evaluation_line(line->entry);
        return Found{{receipt, line->entry.at, said.satisfaction, said.statement, line->number, line->head},
                     stored->salt};
    });
    if (!found) return std::nullopt;
    return SignedReceipt{sealing::sign_receipt(found->facts, vault.signing_key()), found->facts, found->salt};
}

} // namespace zhiping::app
