#include "shared/cases/upload_purpose.hpp"

namespace zhiping {

std::string_view id_of(const UploadFormat& format) {
    if (const auto* evidence = std::get_if<EvidenceFormat>(&format)) return facts_of(evidence_formats, *evidence).id;
    return facts_of(attachment_formats, *std::get_if<AttachmentFormat>(&format)).id;
}

std::optional<UploadFormat> find_upload_format(UploadPurpose purpose, std::span<const std::uint8_t> first_bytes) {
    if (purpose == UploadPurpose::Reply) return find_attachment_format(first_bytes);
    return find_evidence_format(first_bytes);
}

Result<Ok> check_upload_length(UploadPurpose purpose, std::uint64_t bytes) {
    return purpose == UploadPurpose::Reply ? check_attachment_length(bytes) : check_evidence_length(bytes);
}

Result<Ok> check_upload_length(const UploadFormat& format, std::uint64_t bytes) {
    if (const auto* evidence = std::get_if<EvidenceFormat>(&format)) return check_evidence_length(bytes, *evidence);
    return check_attachment_length(bytes);
}

Result<Ok> check_waiting_uploads(UploadPurpose purpose, std::size_t files, std::uint64_t bytes,
                                 std::uint64_t more_bytes) {
    const auto& facts = facts_of(upload_purposes, purpose);
    if (files < facts.max_files && more_bytes <= facts.max_bytes && bytes <= facts.max_bytes - more_bytes) return Ok{};
    return Error{ErrorCode::TooLarge, facts.too_many, std::string{facts.field}};
}

} // namespace zhiping
