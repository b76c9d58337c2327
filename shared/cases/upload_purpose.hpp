#pragma once

#include "shared/cases/attachment.hpp"
#include "shared/cases/reply.hpp"
#include "shared/evidence/evidence.hpp"
#include "shared/evidence/evidence_kind.hpp"

#include <limits>
#include <variant>

namespace zhiping {

// What a file is sent for. It can be used for nothing else.
enum class UploadPurpose {
    Evaluation, // Evidence of a submission.
    Addition,   // Evidence that comes with words which a citizen adds to a case.
    Reply,      // Attached to a reply, by somebody of staff.
};

struct UploadPurposeFacts {
    UploadPurpose value;
    std::string_view id;     // Stored. Never change one that has shipped.
    std::string_view field;  // Where the uploads are named that are used.
    std::size_t max_files;   // Of one owner, that are held and not used yet.
    std::uint64_t max_bytes; // Of these together.
    Message too_many;
    Message unknown_format;
    Message gone;
    Message unfinished;
};

// What an evaluation may carry, whole.
inline constexpr std::size_t max_evidence_files = [] {
    std::size_t files = 0;
    for (const auto& kind : evidence_kinds) files += kind.max_files;
    return files;
}();
inline constexpr std::uint64_t max_evidence_bytes_in_all = [] {
    std::uint64_t bytes = 0;
    for (const auto& kind : evidence_kinds) bytes += kind.max_files * kind.max_bytes;
    return bytes;
}();

// A submission that is not there yet is nobody's: the room of its code and its address is all that limits it
// (native/evidence/quotas.hpp). An addition is its case's, a reply that of a member of staff for a case.
inline constexpr std::array upload_purposes{
    UploadPurposeFacts{UploadPurpose::Evaluation, "evaluation", "evidence", std::numeric_limits<std::size_t>::max(),
                       std::numeric_limits<std::uint64_t>::max(), Text::UploadQuotaCode, Text::EvidenceUnknownFormat,
                       Text::EvidenceGone, Text::EvidenceUnfinished},
    UploadPurposeFacts{UploadPurpose::Addition, "addition", "evidence", max_evidence_files, max_evidence_bytes_in_all,
                       Text::AdditionsWaiting, Text::EvidenceUnknownFormat, Text::EvidenceGone,
                       Text::EvidenceUnfinished},
    UploadPurposeFacts{UploadPurpose::Reply, "reply", "attachments", max_attachments,
                       max_attachments* max_attachment_bytes, Text::AttachmentsWaiting, Text::AttachmentUnknownFormat,
                       Text::AttachmentGone, Text::AttachmentUnfinished},
};
static_assert(follows_enum(upload_purposes));

// What a file turned out to be.
using UploadFormat = std::variant<EvidenceFormat, AttachmentFormat>;

// As it is stored.
std::string_view id_of(const UploadFormat&);

// Of a file that begins with these bytes (telling_bytes are enough); nullopt when no file of this purpose may be it.
std::optional<UploadFormat> find_upload_format(UploadPurpose, std::span<const std::uint8_t> first_bytes);

// Of a file whose length is known, before anything of it is sent: invalid (empty), too_large.
Result<Ok> check_upload_length(UploadPurpose, std::uint64_t bytes);

// The same once its format is known.
Result<Ok> check_upload_length(const UploadFormat&, std::uint64_t bytes);

// Whether an owner who has so many files waiting, with so many bytes, may have one more with these: too_large.
Result<Ok> check_waiting_uploads(UploadPurpose, std::size_t files, std::uint64_t bytes, std::uint64_t more_bytes);

} // namespace zhiping
