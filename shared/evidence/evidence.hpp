#pragma once

#include "shared/calendar/date.hpp"
#include "shared/evidence/evidence_format.hpp"
#include "shared/evidence/sha256.hpp"
#include "shared/result.hpp"

namespace zhiping {

// One photo or video of an evaluation, as its receipt names it.
struct Evidence {
    Sha256 hash; // Of the bytes that the browser gave.
    EvidenceFormat format;
    std::uint64_t bytes;
    Instant received;                    // When the last of them was held.
    std::optional<Instant> removed = {}; // At the end of its retention; then only this is left of it.

    bool operator==(const Evidence&) const = default;
};

constexpr EvidenceKind kind_of(EvidenceFormat format) { return facts_of(evidence_formats, format).kind; }

// Of a file whose length is known, before anything of it is sent: invalid (empty), too_large.
Result<Ok> check_evidence_length(std::uint64_t bytes);

// The same once its format is known: the limit of photos is lower than that of videos.
Result<Ok> check_evidence_length(std::uint64_t bytes, EvidenceFormat);

// Whether one evaluation may carry so many: too_large, naming the kind.
Result<Ok> check_evidence_count(std::span<const EvidenceFormat>);

} // namespace zhiping
