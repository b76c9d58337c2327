#pragma once

#include "native/journal/commitment.hpp"
#include "native/journal/kind.hpp"
#include "shared/calendar/date.hpp"
#include "shared/codes/receipt_number.hpp"

#include <concepts>
#include <string>

// The journal is one hash chain over everything that must not change unseen. Each line is text, and its head is the
// SHA-256 of the head before it in hexadecimal digits, a line feed, the line and a line feed; before the first line
// stand 64 zeros. So whoever has a head can follow the journal from there with sha256sum alone.
namespace zhiping::journal {

// A line in parts, as it is stored and read back. Nothing else is needed to make its head again.
struct Entry {
    Kind kind;
    std::string subject; // What it is about, one word: "ZP-20261120-00000000-0", "2027".
    std::string words;   // Of the kind's own, separated by spaces; may be empty.
    Instant at;          // When it happened.

    bool operator==(const Entry&) const = default;
};

// "KIND SUBJECT WORDS AT", the time in seconds since 1970 in UTC.
std::string text_of(const Entry&);

Sha256 next_head(const Sha256& head, const std::string& text);

// A line to append. It can never be erased, so it takes no text: a word is an identifier of ours, a number, a time, a
// hash or a commitment to a text.
class Line {
public:
    Line(Kind, const ReceiptNumber& subject, Instant at);
    Line(Kind, int subject, Instant at); // A year.
    Line(Kind, Instant at);              // About nothing that has a name here: "-".

    template <std::integral Number> Line& add(Number number) { return add_word(std::to_string(number)); }
    Line& add(Instant instant) { return add(instant.time_since_epoch().count()); }
    Line& add(const Sha256& hash) { return add_word(to_digits(hash)); }
    Line& add(const Commitment& commitment) { return add(commitment.hash); }

    // The identifier of an enumerator, from its table.
    template <typename Table> Line& add(const Table& table, decltype(Table::value_type::value) value) {
        return add_word(facts_of(table, value).id);
    }

    const Entry& entry() const { return m_entry; }

private:
    Line& add_word(std::string_view);

    Entry m_entry;
};

} // namespace zhiping::journal
