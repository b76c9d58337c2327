#include "native/app/inspect_evaluations.hpp"

#include "native/app/stored_evaluation.hpp"
#include "native/store/pages.hpp"
#include "native/store/units.hpp"

namespace zhiping::app {

bool list_evaluations(store::Store& store, const std::function<void(const StoredEvaluation&)>& visit,
                      const store::EvaluationFilter& filter) {
    return store.read([&](store::Database& database) {
        if (filter.unit_id && !store::find_unit(database, *filter.unit_id)) return false;
        const auto list = [&](const store::FoundEvaluation* last) {
            return store::list_evaluations(database, filter, last, store::max_page_rows);
        };
        store::for_each_row(list, [&](const auto& found) { visit(with_subject(database, found)); });
        return true;
    });
}

Result<StoredEvaluation> show_evaluation(store::Store& store, const ReceiptNumber& number) {
    return store.read([&](store::Database& database) -> Result<StoredEvaluation> {
        auto found = store::find_evaluation_by_receipt(database, number);
        if (!found) return evaluation_not_found();
        return whole_evaluation(database, *std::move(found));
    });
}

} // namespace zhiping::app
