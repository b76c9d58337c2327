#include "native/store/committed_evaluations.hpp"

#include "native/journal/kind.hpp"
#include "native/store/stored.hpp"
#include "shared/evaluation/satisfaction.hpp"

namespace zhiping::store {

std::optional<CommittedEvaluation> find_committed_evaluation(Database& database, const ReceiptNumber& receipt) {
    return database
        .prepare("SELECT id, received_at, satisfaction, statement, statement_salt, document_number FROM evaluation "
                 "WHERE receipt = ?")
        .bind(receipt.text())
        .find([&](Statement& query) {
            return CommittedEvaluation{
                .id = query.next<std::int64_t>(),
                .receipt = receipt,
                .received = query.next<Instant>(),
                .satisfaction = next_enum(query, satisfactions),
                .statement = query.next<std::string>(),
                .salt = query.next_optional([&] { return next_bytes<journal::Salt>(query); }),
                .document_number = query.next<std::string>(),
            };
        });
}

void for_each_miscounted_evaluation(Database& database, std::int64_t first_id,
                                    const std::function<void(const std::string&, std::int64_t)>& visit) {
    auto query = database.prepare("SELECT receipt, lines FROM (SELECT id, receipt, (SELECT count(*) FROM journal WHERE"
                                  " subject = receipt AND kind = ?) AS lines FROM evaluation WHERE id >= ?) AS counted"
                                  " WHERE lines <> 1 ORDER BY id");
    query.bind(facts_of(journal::kinds, journal::Kind::EvaluationStored).id).bind(first_id);
    while (query.step()) {
        auto receipt = query.next<std::string>();
        visit(receipt, query.next<std::int64_t>());
    }
}

} // namespace zhiping::store
