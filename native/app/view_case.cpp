#include "native/app/view_case.hpp"

#include "native/app/case_person.hpp"
#include "native/app/keep_view.hpp"
#include "native/app/seen_case.hpp"
#include "native/app/staff_actors.hpp"
#include "native/app/stored_evaluation.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/with_case.hpp"
#include "native/store/disclosures.hpp"
#include "native/store/evidence.hpp"

namespace zhiping::app {

namespace {

std::vector<AttachmentName> names_of(const std::vector<store::PlacedAttachment>& attachments) {
    std::vector<AttachmentName> names;
    for (const auto& [place, attachment] : attachments) names.push_back({attachment.hash, attachment.name});
    return names;
}

StaffCase to_staff_case(StoredEvaluation evaluation, cases::ShownCase shown) {
    return {.evaluation = std::move(evaluation),
            .file = std::move(shown.file),
            .events = std::move(shown.events),
            .attachments = names_of(shown.attachments),
            .linked = std::move(shown.linked),
            .same_replies = shown.same_replies,
            .may = std::move(shown.reader_may)};
}

// What came with events that the reader does not see: the case went to another unit before.
void leave_out_later(store::Database& database, std::int64_t evaluation_id, int last_event, Receipt& receipt) {
    std::vector<Evidence> seen;
    for (const auto& each : store::list_evidence(database, evaluation_id))
        if (!each.event || *each.event <= last_event) seen.push_back(each.evidence);
    if (seen.size() == receipt.evidence.size()) return;
    receipt.evidence = std::move(seen);
    receipt.evidence_head.reset();
}

// A case is handled whatever is wrong with what is stored of its person.
CasePerson person_or_unknown(store::Database& database, const sealing::PersonKey& key, std::int64_t evaluation_id,
                             const StoredEvaluation& evaluation, Instant now) try {
    return find_case_person(database, key, evaluation_id, evaluation, now);
} catch (const sealing::DamagedFile&) {
    return {};
}

using Viewed = std::pair<store::CaseKey, StaffCase>;

std::optional<Viewed> view(store::Database& database, const cases::StoredCase& stored, const StaffMember& member,
                           const sealing::PersonKey& key, Instant now) {
    auto shown = cases::show_to(database, stored, actors_of(member));
    if (!shown) return std::nullopt;
    auto evaluation = store::find_evaluation_by_receipt(database, stored.key.receipt);
    leave_out_later(database, stored.key.evaluation_id, shown->file.events, evaluation->receipt);
    Viewed viewed{stored.key, to_staff_case(with_subject(database, *std::move(evaluation)), *std::move(shown))};
    const auto id = stored.key.evaluation_id;
    if (has_right(database, stored, member, Right::Read)) // Not of a case that went to another unit since.
        viewed.second.person = person_or_unknown(database, key, id, viewed.second.evaluation, now);
    if (has_right(database, stored, member, Right::Urge))
        viewed.second.disclosures = store::list_disclosures(database, id);
    return viewed;
}

} // namespace

Result<StaffCase> view_case(store::Store& store, const sealing::PersonKey& key, const ReceiptNumber& receipt,
                            const StaffMember& member, Instant now) {
    auto viewed = store.read([&](store::Database& database) {
        return cases::with_case(database, receipt,
                                [&](const auto& stored) { return view(database, stored, member, key, now); });
    });
    if (!viewed) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    auto& [of_case, shown] = *viewed;
    keep_view(store, of_case, member, now);
    return std::move(shown);
}

} // namespace zhiping::app
