#include "shared/evidence/evidence.hpp"
#include "shared/evidence/evidence_kind.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

constexpr auto field = "evidence";

} // namespace

Result<Ok> check_evidence_length(std::uint64_t bytes) {
    if (bytes == 0) return invalid(field, Text::EvidenceEmpty);
    if (bytes > max_evidence_bytes) return Error{ErrorCode::TooLarge, evidence_kinds.back().too_large, field};
    return Ok{};
}

Result<Ok> check_evidence_length(std::uint64_t bytes, EvidenceFormat format) {
    const auto& kind = facts_of(evidence_kinds, kind_of(format));
    if (bytes > kind.max_bytes) return Error{ErrorCode::TooLarge, kind.too_large, field};
    return check_evidence_length(bytes);
}

Result<Ok> check_evidence_count(std::span<const EvidenceFormat> formats) {
    for (const auto& kind : evidence_kinds) {
        const auto count = std::count_if(formats.begin(), formats.end(),
                                         [&](EvidenceFormat format) { return kind_of(format) == kind.value; });
        if (static_cast<std::size_t>(count) > kind.max_files) return Error{ErrorCode::TooLarge, kind.too_many, field};
    }
    return Ok{};
}

} // namespace zhiping
