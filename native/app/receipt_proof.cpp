#include "native/app/receipt_proof.hpp"

#include "native/store/cases.hpp"
#include "native/store/persons.hpp"

namespace zhiping::app {

std::optional<QueryCodeShown> check_query_code(const sealing::QueryKey& key, const ReceiptNumber& number,
                                               const QueryCode& typed) {
    if (!sealing::is_query_code_of(key, number, typed)) return std::nullopt;
    return QueryCodeShown{number};
}

std::optional<PersonShown> prove_person(store::Database& database, std::int64_t person_id,
                                        const ReceiptNumber& receipt) {
    const auto key = store::find_case_key(database, receipt);
    const auto link = key ? store::find_evaluation_person(database, key->evaluation_id) : std::nullopt;
    if (!link || link->person_id != person_id) return std::nullopt;
    return PersonShown{receipt, person_id};
}

bool opens(const ReceiptProof& proof, const ReceiptNumber& number, const store::Digest& secret) {
    if (const auto* shown = std::get_if<Secret>(&proof)) return store::is_same(secret, store::digest(shown->digits()));
    if (const auto* shown = std::get_if<PersonShown>(&proof)) return shown->number() == number;
    return std::get<QueryCodeShown>(proof).number() == number;
}

} // namespace zhiping::app
