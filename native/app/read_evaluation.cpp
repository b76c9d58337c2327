#include "native/app/read_evaluation.hpp"

#include "native/app/stored_evaluation.hpp"
#include "native/store/comments.hpp"

namespace zhiping::app {

Result<StoredEvaluation> read_evaluation(store::Store& store, const ReceiptNumber& number, const ReceiptProof& proof) {
    return store.read([&](store::Database& database) -> Result<StoredEvaluation> {
        auto found = store::find_evaluation_by_receipt(database, number);
        if (!found || !opens(proof, number, found->secret)) return evaluation_not_found();
        const auto id = found->id;
        auto stored = with_subject(database, *std::move(found));
        stored.comment_answer = store::find_answer(database, id);
        stored.amends = store::find_amended(database, id);
        return stored;
    });
}

} // namespace zhiping::app
