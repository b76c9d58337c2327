#include "native/app/view_case.hpp"

#include "native/app/staff_actors.hpp"
#include "native/app/stored_evaluation.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/store/journal.hpp"
#include "native/store/worklist.hpp"

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

struct Viewed {
    std::int64_t evaluation_id;
    StaffCase shown;
    bool is_known; // Stored in this hour already.
};

std::optional<Viewed> find(store::Database& database, const ReceiptNumber& receipt, const StaffMember& member,
                           Instant now) {
    const auto stored = cases::find_case(database, receipt);
    if (!stored) return std::nullopt;
    auto shown = cases::show_to(database, *stored, actors_of(member));
    if (!shown) return std::nullopt;
    auto evaluation = store::find_evaluation_by_receipt(database, receipt);
    const auto id = stored->key.evaluation_id;
    return Viewed{id, to_staff_case(with_subject(database, *std::move(evaluation)), *std::move(shown)),
                  store::has_view(database, id, member.id, now)};
}

void keep_view(store::Store& store, const ReceiptNumber& receipt, std::int64_t evaluation_id, std::int64_t staff_id,
               Instant now) {
    store.write([&](store::Database& database) {
        if (!store::insert_view(database, evaluation_id, staff_id, now)) return;
        store::append_to_journal(database, journal::Line{journal::Kind::CaseViewed, receipt, now}.add(staff_id));
    });
}

} // namespace

Result<StaffCase> view_case(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member, Instant now) {
    auto viewed = store.read([&](store::Database& database) { return find(database, receipt, member, now); });
    if (!viewed) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    if (!viewed->is_known) keep_view(store, receipt, viewed->evaluation_id, member.id, now);
    return std::move(viewed->shown);
}

} // namespace zhiping::app
