#include "native/app/own_case.hpp"

#include "native/app/stored_evaluation.hpp"
#include "native/cases/policies.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/units.hpp"

namespace zhiping::app {

Result<cases::StoredCase> find_own_case(store::Database& database, const ReceiptNumber& receipt,
                                        const ReceiptProof& proof) {
    const auto key = store::find_case_key(database, receipt);
    if (!key || !opens(proof, receipt, key->secret)) return evaluation_not_found();
    auto found = cases::find_case(database, key->evaluation_id);
    if (!found) return Error{ErrorCode::NotFound, Text::EvaluationHasNoCase, "receipt"};
    return *std::move(found);
}

CitizenCase show_own_case(store::Database& database, const cases::StoredCase& stored, const Calendar& calendar,
                          Instant now) {
    const auto& key = stored.key;
    const auto& file = stored.file;
    const auto units = cases::units_above(database, {file.unit_id, file.decided_by_unit_id});
    const auto policy = *cases::find_policy(database, file.subject.policy_version);
    const CaseSurroundings around{calendar, policy, units};
    std::vector<CitizenAttachment> attachments;
    for (const auto& [place, each] : store::list_attachments(database, key.evaluation_id))
        attachments.push_back({each.hash, each.format, each.bytes, each.name});
    auto seen = citizen_case(file, cases::read_events(database, key.evaluation_id), attachments, around, now);
    for (const auto& id : unit_ids_of(seen))
        if (const auto unit = store::find_unit(database, id)) seen.units.push_back({id, unit->name});
    return seen;
}

} // namespace zhiping::app
