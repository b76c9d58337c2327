#include "shared/cases/attachment.hpp"

#include "shared/cases/reply.hpp"
#include "shared/evidence/evidence_format.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

std::optional<AttachmentFormat> find_attachment_format(std::span<const std::uint8_t> first_bytes) {
    constexpr std::string_view pdf = "%PDF-"; // ISO 32000-1, 7.5.2.
    if (first_bytes.size() >= pdf.size() && std::equal(pdf.begin(), pdf.end(), first_bytes.begin()))
        return AttachmentFormat::Pdf;
    const auto format = find_evidence_format(first_bytes);
    if (format == EvidenceFormat::Jpeg) return AttachmentFormat::Jpeg;
    if (format == EvidenceFormat::Png) return AttachmentFormat::Png;
    return std::nullopt;
}

Result<Ok> check_attachment_length(std::uint64_t bytes) {
    if (bytes == 0) return invalid("attachments", Text::EvidenceEmpty);
    if (bytes > max_attachment_bytes) return Error{ErrorCode::TooLarge, Text::AttachmentTooLarge, "attachments"};
    return Ok{};
}

} // namespace zhiping
