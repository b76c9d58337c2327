#include "native/app/view_case.hpp"

#include "native/app/find_visible_case.hpp"
#include "native/app/keep_view.hpp"
#include "native/app/stored_evaluation.hpp"

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

using Viewed = std::pair<store::CaseKey, StaffCase>;

std::optional<Viewed> find(store::Database& database, const ReceiptNumber& receipt, const StaffMember& member) {
    auto found = find_visible_case(database, receipt, member);
    if (!found) return std::nullopt;
    auto evaluation = store::find_evaluation_by_receipt(database, receipt);
    return Viewed{found->stored.key,
                  to_staff_case(with_subject(database, *std::move(evaluation)), std::move(found->shown))};
}

} // namespace

Result<StaffCase> view_case(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member, Instant now) {
    auto viewed = store.read([&](store::Database& database) { return find(database, receipt, member); });
    if (!viewed) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    auto& [key, shown] = *viewed;
    keep_view(store, key, member, now);
    return std::move(shown);
}

} // namespace zhiping::app
