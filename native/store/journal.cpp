#include "native/store/journal.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string select_line = "SELECT number, kind, subject, words, at, head FROM journal";

// With a space in it, other columns would make the same line.
std::string next_subject(Statement& query) {
    auto subject = query.next<std::string>();
    if (subject.empty() || subject.find(' ') != subject.npos) refuse_damaged(query);
    return subject;
}

JournalRow read_row(Statement& query) {
    const auto number = query.next<std::int64_t>();
    auto line = read_if_readable([&] {
        return JournalLine{.number = number,
                           .entry = {.kind = next_enum(query, journal::kinds),
                                     .subject = next_subject(query),
                                     .words = query.next<std::string>(),
                                     .at = query.next<Instant>()},
                           .head = next_bytes<Sha256>(query)};
    });
    if (line.value) return *std::move(line.value);
    return UnreadableLine{number, std::move(line.problem)};
}

// For who cannot do without it.
JournalLine read_line(Statement& query) {
    auto row = read_row(query);
    if (const auto* unreadable = std::get_if<UnreadableLine>(&row))
        throw DatabaseError{DatabaseProblem::Damaged, unreadable->problem};
    return std::get<JournalLine>(std::move(row));
}

} // namespace

JournalEnd journal_end(Database& database) {
    const auto read = [](Statement& query) {
        return JournalEnd{query.next<std::int64_t>(), next_bytes<Sha256>(query)};
    };
    return database.prepare("SELECT number, head FROM journal ORDER BY number DESC LIMIT 1")
        .find(read)
        .value_or(JournalEnd{});
}

Sha256 append_to_journal(Database& database, const journal::Line& line) {
    return append_after(database, journal_end(database), line).head;
}

// Where the line is not there that the head was made of, the number is 1, which is taken once there are lines. VALUES
// instead of SELECT, because for a SELECT from the table that it fills SQLite makes and drops a temporary one.
JournalEnd append_after(Database& database, const JournalEnd& end, const journal::Line& line) {
    const auto& entry = line.entry();
    const auto head = journal::next_head(end.head, text_of(entry));
    database
        .prepare("INSERT INTO journal (number, kind, subject, words, at, head) VALUES"
                 " (COALESCE((SELECT number FROM journal WHERE number = ? AND head = ?), 0) + 1, ?, ?, ?, ?, ?)")
        .bind(end.number)
        .bind(end.head)
        .bind(facts_of(journal::kinds, entry.kind).id)
        .bind(entry.subject)
        .bind(entry.words)
        .bind(entry.at)
        .bind(head)
        .run();
    return {end.number + 1, head};
}

std::optional<JournalLine> find_last_line(Database& database, const ReceiptNumber& subject, journal::Kind kind) {
    return database.prepare(select_line + " WHERE subject = ? AND kind = ? ORDER BY number DESC LIMIT 1")
        .bind(subject.text())
        .bind(facts_of(journal::kinds, kind).id)
        .find(read_line);
}

std::vector<JournalLine> list_lines_about(Database& database, const ReceiptNumber& subject) {
    std::vector<JournalLine> lines;
    for (auto& row :
         database.prepare(select_line + " WHERE subject = ? ORDER BY number").bind(subject.text()).list(read_row))
        if (auto* line = std::get_if<JournalLine>(&row)) lines.push_back(std::move(*line));
    return lines;
}

std::vector<JournalRow> list_lines_after(Database& database, std::int64_t number, std::int64_t max_lines) {
    return database.prepare(select_line + " WHERE number > ? ORDER BY number LIMIT ?")
        .bind(number)
        .bind(max_lines)
        .list(read_row);
}

} // namespace zhiping::store
