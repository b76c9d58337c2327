#include "native/app/open_case_file.hpp"

#include "native/app/keep_view.hpp"
#include "native/app/staff_actors.hpp"
#include "native/cases/with_case.hpp"
#include "shared/cases/rights.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// None when they may not read its files.
std::optional<store::CaseKey> find_readable(store::Database& database, const cases::StoredCase& stored,
                                            const StaffMember& member) {
    const auto units = cases::units_above(database, {stored.file.unit_id, member.unit_id});
    for (const auto& actor : actors_of(member))
        if (may(actor, Right::ReadEvidence, stored.file, units)) return stored.key;
    return std::nullopt;
}

bool begin_reading(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member, Instant now) {
    const auto key = store.read([&](store::Database& database) {
        return cases::with_case(database, receipt,
                                [&](const auto& stored) { return find_readable(database, stored, member); });
    });
    if (key) keep_view(store, *key, member, now);
    return key.has_value();
}

} // namespace

Result<std::unique_ptr<OpenEvidence>> open_evidence_of_case(store::Store& store, evidence::Vault& vault,
                                                            const ReceiptNumber& receipt, int position,
                                                            const StaffMember& member, Instant now) {
    if (begin_reading(store, receipt, member, now)) return open_evidence(store, vault, receipt, position);
    return Error{ErrorCode::NotFound, Text::EvidenceNotFound, UploadIdTag::field};
}

Result<std::unique_ptr<OpenAttachment>> open_attachment_of_case(store::Store& store, evidence::Vault& vault,
                                                                const ReceiptNumber& receipt, const Sha256& hash,
                                                                const StaffMember& member, Instant now) {
    if (begin_reading(store, receipt, member, now)) return open_any_attachment(store, vault, receipt, hash);
    return Error{ErrorCode::NotFound, Text::AttachmentNotFound, "attachments"};
}

} // namespace zhiping::app
