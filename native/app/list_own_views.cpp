#include "native/app/list_own_views.hpp"

#include "native/app/stored_evaluation.hpp"
#include "native/store/cases.hpp"
#include "native/store/views.hpp"

namespace zhiping::app {

Result<CitizenViews> list_own_views(store::Store& store, const ReceiptNumber& number, const ReceiptProof& proof) {
    return store.read([&](store::Database& database) -> Result<CitizenViews> {
        const auto key = store::find_case_key(database, number);
        if (!key || !opens(proof, number, key->secret)) return evaluation_not_found();
        return store::list_views(database, key->evaluation_id);
    });
}

} // namespace zhiping::app
