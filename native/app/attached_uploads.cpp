#include "native/app/attached_uploads.hpp"

#include "native/app/named_uploads.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

store::Attachment to_attachment(const store::FoundUpload& upload) {
    const auto& held = upload.held;
    return {*held.hash, std::get<AttachmentFormat>(*held.format), upload.size, upload.name, upload.sealing};
}

} // namespace

Result<std::vector<store::Attachment>> attach_uploads(store::Database& database, const cases::StoredCase& stored,
                                                      const StaffMember& member, CaseRequest& request) {
    std::vector<store::Attachment> attachments;
    if (request.attachments.empty()) return attachments;
    if (!request.details.reply) return invalid("attachments", Text::FieldNotOfAction);
    const store::UploadOwner owner{UploadPurpose::Reply, stored.key.evaluation_id, member.id};
    const auto uploads = find_named_uploads(database, request.attachments, owner.purpose,
                                            [&](const store::FoundUpload& upload) { return upload.owner == owner; });
    if (!uploads) return uploads.error();
    auto& listed = request.details.reply->attachments;
    for (const auto& upload : *uploads) {
        attachments.push_back(to_attachment(upload));
        const auto& hash = attachments.back().hash;
        if (std::find(listed.begin(), listed.end(), hash) == listed.end()) listed.push_back(hash);
    }
    return attachments;
}

} // namespace zhiping::app
