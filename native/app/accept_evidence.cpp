#include "native/app/accept_evidence.hpp"

#include "native/app/evidence_lines.hpp"
#include "native/store/evidence.hpp"
#include "native/store/journal.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

bool has_duplicates(std::vector<UploadId> ids) {
    std::sort(ids.begin(), ids.end(),
              [](const UploadId& left, const UploadId& right) { return left.digits() < right.digits(); });
    return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
}

// The same answer for another's upload and for one that is gone.
Result<store::FoundUpload> find_one(store::Database& database, const UploadId& id, const Code& code,
                                    const store::Digest& secret) {
    auto found = store::find_upload(database, store::digest(id.digits()));
    if (!found || !store::is_same(found->secret, secret) || found->code != code)
        return invalid(UploadIdTag::field, Text::EvidenceGone);
    if (!found->is_whole()) return invalid(UploadIdTag::field, Text::EvidenceUnfinished);
    return *std::move(found);
}

} // namespace

Result<std::vector<store::FoundUpload>> find_evidence_uploads(store::Database& database, const Submission& submission,
                                                              const store::Digest& secret) {
    if (has_duplicates(submission.evidence)) return invalid(UploadIdTag::field, Text::EvidenceTwice);
    std::vector<store::FoundUpload> uploads;
    std::vector<EvidenceFormat> formats;
    for (const auto& id : submission.evidence) {
        auto upload = find_one(database, id, submission.evaluation.code, secret);
        if (!upload) return upload.error();
        formats.push_back(*upload->held.format);
        uploads.push_back(*std::move(upload));
    }
    if (const auto allowed = check_evidence_count(formats); !allowed) return allowed.error();
    return uploads;
}

void accept_evidence(store::Database& database, std::int64_t evaluation_id, Receipt& receipt,
                     const std::vector<store::FoundUpload>& uploads, Instant now) {
    store::EvidencePlace place{evaluation_id, 0};
    for (const auto& upload : uploads) {
        ++place.position;
        const auto& held = upload.held;
        const Evidence evidence{*held.hash, *held.format, upload.size, held.received, {}};
        store::insert_evidence(database, place, {evidence, upload.token, upload.sealing});
        store::delete_upload(database, upload.id);
        receipt.evidence_head = store::append_to_journal(
            database, evidence_line(journal::Kind::EvidenceAccepted, receipt.number, place.position, evidence, now));
        receipt.evidence.push_back(evidence);
    }
}

} // namespace zhiping::app
