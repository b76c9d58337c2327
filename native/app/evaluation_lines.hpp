#pragma once

#include "native/journal/line.hpp"
#include "native/store/committed_evaluations.hpp"

#include <functional>

// What the journal says of evaluations.
namespace zhiping::app {

// "evaluation RECEIPT SATISFACTION [STATEMENT] AT": what was chosen, a commitment to what was written, and when it was
// received.
journal::Line evaluation_line(const store::CommittedEvaluation&);

// What such a line says.
struct EvaluationWords {
    Satisfaction satisfaction;
    std::optional<Sha256> statement; // The commitment; none when nothing was written.
};

// Precondition: it is about an evaluation. Throws DatabaseError (Damaged) when it cannot be read.
EvaluationWords read_evaluation_line(const journal::Entry&);

// Goes through the journal's lines about evaluations.
class EvaluationLines {
public:
    explicit EvaluationLines(store::Database& database) : m_database(database) {}

    // What is stored of the evaluation that a line is about must make the same line again: the problem in words.
    std::optional<std::string> find_problem(const journal::Entry&);

    // After all lines: each evaluation since the first one that has a line has one.
    void verify(const std::function<void(const std::string&)>& tell_problem) const;

private:
    store::Database& m_database;
    std::optional<std::int64_t> m_first_id = {};
};

} // namespace zhiping::app
