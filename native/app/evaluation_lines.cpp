#include "native/app/evaluation_lines.hpp"

#include "native/store/database_error.hpp"
#include "shared/evaluation/satisfaction.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

// No number has a line feed.
std::string committed_words(const store::CommittedEvaluation& stored) {
    if (stored.document_number.empty()) return stored.statement;
    return stored.document_number + "\n" + stored.statement;
}

// A statement that was erased is in the line alone: its commitment is the last word.
bool is_line_of(const journal::Entry& line, const store::CommittedEvaluation& stored) {
    const auto made = evaluation_line(stored).entry();
    if (line == made) return true;
    if (stored.salt || !stored.statement.empty() || !line.words.starts_with(made.words + " ")) return false;
    auto without = line;
    without.words = made.words;
    return without == made;
}

} // namespace

journal::Line evaluation_line(const store::CommittedEvaluation& stored) {
    journal::Line line{journal::Kind::EvaluationStored, stored.receipt, stored.received};
    line.add(satisfactions, stored.satisfaction);
    if (stored.salt) line.add(journal::commit_to(committed_words(stored), *stored.salt));
    return line;
}

EvaluationWords read_evaluation_line(const journal::Entry& entry) {
    const auto space = entry.words.find(' ');
    const auto satisfaction = find_by_id(satisfactions, entry.words.substr(0, space));
    const bool has_statement = space != entry.words.npos;
    const auto statement = has_statement ? parse_sha256(entry.words.substr(space + 1)) : std::nullopt;
    if (!satisfaction || has_statement != statement.has_value())
        throw store::DatabaseError{store::DatabaseProblem::Damaged, "unreadable line of evaluation " + entry.subject};
    return {*satisfaction, statement};
}

std::optional<std::string> EvaluationLines::find_problem(const journal::Entry& entry) try {
    const auto receipt = ReceiptNumber::parse(entry.subject);
    const auto stored = receipt ? store::find_committed_evaluation(m_database, *receipt) : std::nullopt;
    if (!stored) return "the evaluation " + entry.subject + " is missing";
    m_first_id = std::min(m_first_id.value_or(stored->id), stored->id);
    if (!is_line_of(entry, *stored)) return "the evaluation " + entry.subject + " is another one";
    return std::nullopt;
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw;
    return "the evaluation " + entry.subject + " cannot be read";
}

void EvaluationLines::verify(const std::function<void(const std::string&)>& tell_problem) const {
    if (!m_first_id) return;
    store::for_each_miscounted_evaluation(m_database, *m_first_id, [&](const std::string& receipt, std::int64_t lines) {
        tell_problem("the journal says " + std::to_string(lines) + " times that the evaluation " + receipt +
                     " was stored");
    });
}

} // namespace zhiping::app
