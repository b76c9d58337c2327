#include "native/app/receipt_notice.hpp"

#include "native/store/notices.hpp"

namespace zhiping::app {

void keep_receipt_notice(store::Database& database, const store::EvaluationPerson& owner,
                         const std::optional<Date>& due, outside::Random& random) {
    store::insert_notice(database, {.message_id = random.bytes<16>(),
                                    .kind = NoticeKind::Receipt,
                                    .evaluation_id = owner.evaluation_id,
                                    .person_id = owner.person_id,
                                    .due = due,
                                    .made = owner.verified});
}

} // namespace zhiping::app
