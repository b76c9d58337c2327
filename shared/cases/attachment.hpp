#pragma once

#include "shared/result.hpp"
#include "shared/table.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace zhiping {

// What is attached to a reply: a document, or a picture of one.
enum class AttachmentFormat { Pdf, Jpeg, Png };

struct AttachmentFormatFacts {
    AttachmentFormat value;
    std::string_view id;         // Stored and sent; also its file extension. Never change one that has shipped.
    std::string_view media_type; // As registered with IANA.
};

inline constexpr std::array attachment_formats{
    AttachmentFormatFacts{AttachmentFormat::Pdf, "pdf", "application/pdf"},
    AttachmentFormatFacts{AttachmentFormat::Jpeg, "jpg", "image/jpeg"},
    AttachmentFormatFacts{AttachmentFormat::Png, "png", "image/png"},
};
static_assert(follows_enum(attachment_formats));

// The format of a file that begins with these bytes (telling_bytes of evidence_format.hpp are enough); nullopt when it
// is none of ours. Only the content is asked, never the name.
std::optional<AttachmentFormat> find_attachment_format(std::span<const std::uint8_t> first_bytes);

// Refused, at "attachments": invalid (empty), too_large (more than max_attachment_bytes of reply.hpp).
Result<Ok> check_attachment_length(std::uint64_t bytes);

} // namespace zhiping
