#include "native/app/read_evaluation.hpp"

#include "native/app/stored_evaluation.hpp"

namespace zhiping::app {

Result<StoredEvaluation> read_evaluation(store::Store& store, const ReceiptNumber& number, const ReceiptProof& proof) {
    return store.read([&](store::Database& database) -> Result<StoredEvaluation> {
        auto found = store::find_evaluation_by_receipt(database, number);
        if (!found || !opens(proof, number, found->secret)) return evaluation_not_found();
        return whole_evaluation(database, *std::move(found));
    });
}

} // namespace zhiping::app
