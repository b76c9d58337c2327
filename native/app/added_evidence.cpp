#include "native/app/added_evidence.hpp"

#include "native/app/accept_evidence.hpp"
#include "native/app/named_uploads.hpp"
#include "native/store/evidence.hpp"

#include <algorithm>

namespace zhiping::app {

Result<std::vector<store::FoundUpload>> find_added_evidence(store::Database& database, const cases::StoredCase& own,
                                                            const CitizenAction& action) {
    if (action.evidence.empty()) return std::vector<store::FoundUpload>{};
    if (action.action != CaseAction::AddWords) return invalid(UploadIdTag::field, Text::FieldNotOfAction);
    const auto is_theirs = [&](const store::FoundUpload& upload) {
        return upload.owner.evaluation_id == own.key.evaluation_id;
    };
    auto uploads = find_named_uploads(database, action.evidence, UploadPurpose::Addition, is_theirs);
    if (!uploads) return uploads;
    auto formats = formats_of(*uploads);
    for (const auto& stored : store::list_evidence(database, own.key.evaluation_id))
        if (stored.event) formats.push_back(stored.evidence.format);
    if (const auto allowed = check_added_evidence(formats); !allowed) return allowed.error();
    return uploads;
}

void accept_added_evidence(store::Database& database, const cases::StoredCase& own,
                           const std::vector<store::FoundUpload>& uploads, Instant now) {
    if (uploads.empty()) return;
    const auto before = store::list_evidence(database, own.key.evaluation_id).size();
    accept_evidence(database, {own.key.evaluation_id, own.key.receipt, static_cast<int>(before), own.file.events},
                    uploads, now);
}

std::optional<std::vector<Sha256>> find_brought_evidence(store::Database& database, std::int64_t evaluation_id,
                                                         const CitizenAction& action) {
    std::vector<Sha256> hashes;
    if (action.evidence.empty()) return hashes;
    const auto all = store::list_evidence(database, evaluation_id);
    for (const auto& id : action.evidence) {
        const auto token = store::digest(id.digits());
        const auto found = std::ranges::find(all, token, &store::StoredEvidence::token);
        if (found == all.end()) return std::nullopt;
        hashes.push_back(found->evidence.hash);
    }
    return hashes;
}

} // namespace zhiping::app
