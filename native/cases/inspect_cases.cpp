#include "native/cases/inspect_cases.hpp"

#include "native/cases/event_row.hpp"
#include "native/cases/same_reply.hpp"
#include "native/store/pages.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::cases {

void list_cases(store::Store& store, const store::CaseFilter& filter,
                const std::function<void(const store::ListedCase&)>& visit) {
    store.read([&](store::Database& database) {
        const auto list = [&](const store::ListedCase* last) {
            return store::list_cases(database, filter, last, store::max_page_rows);
        };
        store::for_each_row(list, visit);
    });
}

Result<ShownCase> show_case(store::Store& store, const ReceiptNumber& receipt) {
    return store.read([&](store::Database& database) -> Result<ShownCase> {
        const auto stored = find_case(database, receipt);
        if (!stored) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
        ShownCase shown{stored->file,
                        {},
                        store::list_linked_cases(database, stored->key.evaluation_id),
                        count_same_replies(database, *stored),
                        store::list_attachments(database, stored->key.evaluation_id)};
        for (const auto& row : store::list_events(database, stored->key.evaluation_id))
            shown.events.push_back(to_event(row));
        return shown;
    });
}

} // namespace zhiping::cases
