#include "native/app/named_uploads.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

bool has_duplicates(std::span<const UploadId> named) {
    std::vector<UploadId> ids(named.begin(), named.end());
    std::sort(ids.begin(), ids.end(),
              [](const UploadId& left, const UploadId& right) { return left.digits() < right.digits(); });
    return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
}

} // namespace

Result<std::vector<store::FoundUpload>> find_named_uploads(store::Database& database, std::span<const UploadId> ids,
                                                           UploadPurpose purpose, const IsTheirs& is_theirs) {
    const auto& facts = facts_of(upload_purposes, purpose);
    const std::string field{facts.field};
    if (has_duplicates(ids)) return invalid(field, Text::EvidenceTwice);
    std::vector<store::FoundUpload> uploads;
    for (const auto& id : ids) {
        auto found = store::find_upload(database, store::digest(id.digits()));
        if (!found || found->owner.purpose != purpose || !is_theirs(*found)) return invalid(field, facts.gone);
        if (!found->is_whole()) return invalid(field, facts.unfinished);
        uploads.push_back(*std::move(found));
    }
    return uploads;
}

Evidence evidence_of(const store::FoundUpload& upload) {
    const auto& held = upload.held;
    return {*held.hash, std::get<EvidenceFormat>(*held.format), upload.size, held.received, {}};
}

std::vector<EvidenceFormat> formats_of(std::span<const store::FoundUpload> uploads) {
    std::vector<EvidenceFormat> formats;
    for (const auto& upload : uploads) formats.push_back(evidence_of(upload).format);
    return formats;
}

} // namespace zhiping::app
