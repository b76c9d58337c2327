#include "native/app/evidence_lines.hpp"

#include <charconv>

namespace zhiping::app {

using journal::Kind;

journal::Line evidence_line(Kind kind, const ReceiptNumber& receipt, int position, const Evidence& evidence,
                            Instant at) {
    journal::Line line{kind, receipt, at};
    line.add(position)
        .add(evidence.hash)
        .add(evidence_formats, evidence.format)
        .add(evidence.bytes)
        .add(evidence.received);
    return line;
}

bool is_about_evidence(Kind kind) { return kind == Kind::EvidenceAccepted || kind == Kind::EvidenceRemoved; }

std::optional<int> piece_of(const journal::Entry& entry) {
    int position = 0;
    const auto* end = entry.words.data() + entry.words.size();
    const auto read = std::from_chars(entry.words.data(), end, position);
    if (!is_about_evidence(entry.kind) || read.ec != std::errc{}) return std::nullopt;
    return position;
}

} // namespace zhiping::app
