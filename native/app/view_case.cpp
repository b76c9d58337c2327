#include "native/app/view_case.hpp"

#include "native/app/keep_view.hpp"
#include "native/app/staff_actors.hpp"
#include "native/app/stored_evaluation.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/with_case.hpp"
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

using Viewed = std::pair<store::CaseKey, StaffCase>;

std::optional<Viewed> view(store::Database& database, const cases::StoredCase& stored, const StaffMember& member) {
    auto shown = cases::show_to(database, stored, actors_of(member));
    if (!shown) return std::nullopt;
    auto evaluation = store::find_evaluation_by_receipt(database, stored.key.receipt);
    leave_out_later(database, stored.key.evaluation_id, shown->file.events, evaluation->receipt);
    return Viewed{stored.key, to_staff_case(with_subject(database, *std::move(evaluation)), *std::move(shown))};
}

} // namespace

Result<StaffCase> view_case(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member, Instant now) {
    auto viewed = store.read([&](store::Database& database) {
        return cases::with_case(database, receipt, [&](const auto& stored) { return view(database, stored, member); });
    });
    if (!viewed) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    auto& [key, shown] = *viewed;
    keep_view(store, key, member, now);
    return std::move(shown);
}

} // namespace zhiping::app
