#include "native/journal/line.hpp"

#include "native/sealing/content_hash.hpp"

namespace zhiping::journal {

std::string text_of(const Entry& entry) {
    std::string text{facts_of(kinds, entry.kind).id};
    text += " " + entry.subject;
    if (!entry.words.empty()) text += " " + entry.words;
    return text + " " + std::to_string(entry.at.time_since_epoch().count());
}

Sha256 next_head(const Sha256& head, const std::string& text) {
    return sealing::sha256_of(to_digits(head) + "\n" + text + "\n");
}

Line::Line(Kind kind, const ReceiptNumber& subject, Instant at)
    : m_entry{.kind = kind, .subject = subject.text(), .words = {}, .at = at} {}

Line::Line(Kind kind, int subject, Instant at)
    : m_entry{.kind = kind, .subject = std::to_string(subject), .words = {}, .at = at} {}

Line::Line(Kind kind, Instant at) : m_entry{.kind = kind, .subject = "-", .words = {}, .at = at} {}

Line& Line::add_word(std::string_view word) {
    if (!m_entry.words.empty()) m_entry.words += ' ';
    m_entry.words += word;
    return *this;
}

} // namespace zhiping::journal
