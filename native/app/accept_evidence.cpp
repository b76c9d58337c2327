#include "native/app/accept_evidence.hpp"

#include "native/app/evidence_lines.hpp"
#include "native/app/named_uploads.hpp"
#include "native/store/evidence.hpp"
#include "native/store/journal.hpp"

namespace zhiping::app {

Result<std::vector<store::FoundUpload>> find_evidence_uploads(store::Database& database, const Submission& submission,
                                                              const store::Digest& secret) {
    const auto is_theirs = [&](const store::FoundUpload& upload) {
        return store::is_same(upload.secret, secret) && upload.code == submission.evaluation.code;
    };
    auto uploads = find_named_uploads(database, submission.evidence, UploadPurpose::Evaluation, is_theirs);
    if (!uploads) return uploads;
    if (const auto allowed = check_evidence_count(formats_of(*uploads)); !allowed) return allowed.error();
    return uploads;
}

AcceptedEvidence accept_evidence(store::Database& database, EvidenceTarget target,
                                 const std::vector<store::FoundUpload>& uploads, Instant now) {
    AcceptedEvidence accepted;
    store::EvidencePlace place{target.evaluation_id, target.pieces};
    for (const auto& upload : uploads) {
        ++place.position;
        const auto evidence = evidence_of(upload);
        store::insert_evidence(database, place, {evidence, upload.token, upload.sealing, {}, target.event});
        store::delete_upload(database, upload.id);
        accepted.head = store::append_to_journal(
            database, evidence_line(journal::Kind::EvidenceAccepted, target.receipt, place.position, evidence, now));
        accepted.pieces.push_back(evidence);
    }
    return accepted;
}

} // namespace zhiping::app
