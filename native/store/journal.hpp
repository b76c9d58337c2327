#pragma once

#include "native/journal/line.hpp"
#include "native/store/database.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace zhiping::store {

// Where the journal ends; before its first line, number 0 and a head of zeros.
struct JournalEnd {
    std::int64_t number = 0; // Of the last line. Lines count from 1, without gaps.
    Sha256 head = {};

    bool operator==(const JournalEnd&) const = default;
};

struct JournalLine {
    std::int64_t number;
    journal::Entry entry;
    Sha256 head; // Of the journal up to and with this line.
};

JournalEnd journal_end(Database&);

// Appends a line, and returns the head that it makes.
Sha256 append_to_journal(Database&, const journal::Line&);

// The same after an end that was read before. Throws DatabaseError when the journal ends elsewhere by now: two servers
// that append at once cannot fork it, because only one of them gets the number. The other runs its transaction again.
JournalEnd append_after(Database&, const JournalEnd&, const journal::Line&);

// The last line of a kind about a subject.
std::optional<JournalLine> find_last_line(Database&, const ReceiptNumber& subject, journal::Kind);

// All lines about a subject, in order. A line that cannot be read is left out: list_lines_after() tells of it.
std::vector<JournalLine> list_lines_about(Database&, const ReceiptNumber& subject);

// A row whose line cannot be read.
struct UnreadableLine {
    std::int64_t number;
    std::string problem;
};

using JournalRow = std::variant<JournalLine, UnreadableLine>;

// At most so many lines after the one with this number, in order; none at the end.
std::vector<JournalRow> list_lines_after(Database&, std::int64_t number, std::int64_t max_lines);

} // namespace zhiping::store
