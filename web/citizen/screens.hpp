#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "shared/evaluation/receipt.hpp"
#include "web/citizen/evidence_files.hpp"
#include "web/citizen/field_problem.hpp"
#include "web/citizen/positioning.hpp"
#include "web/citizen/step.hpp"
#include "web/citizen/submission_state.hpp"
#include "web/ui/widgets.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// A screen draws widgets for what it is given, changes the evaluation, and reports what the person
// did. It decides nothing: App (app.hpp) does.
namespace zhiping::citizen {

Did draw_instructions(ui::Canvas&, const CodeFacts&, const Catalogue&);

struct EvaluationState {
    const CodeFacts& facts;
    const Catalogue& catalogue;
    const EvidenceFiles& evidence;
    const Positioning& positioning;
    std::span<const FieldProblem> problems;
    bool draft_kept;
    bool clearing; // Asked once whether to.
    bool sending;
};

// The button that clears when it was asked whether to; the focus goes there.
inline constexpr std::string_view clear_again = "clear.again";

// How much of a statement there is, or what the form would refuse it for.
struct Counter {
    std::string words;
    bool over_limit;
};
Counter counter_of(const ui::Canvas&, const std::string& statement);

// Where photos and videos are added, and what happens to them.
Did draw_evidence(ui::Canvas&, const EvaluationState&);

// Where it was, measured or in words; nothing where that is not asked.
Did draw_position(ui::Canvas&, const Whereabouts&, const EvaluationState&);

Did draw_evaluation(ui::Canvas&, Evaluation&, const EvaluationState&);

struct CheckState {
    const CodeFacts& facts;
    const Catalogue& catalogue;
    const EvidenceFiles& evidence;
    std::span<const FieldProblem> problems;
    bool draft_kept;
    SubmissionState submission;
    bool is_server_busy; // Why it waits, if it does.
};
Did draw_check(ui::Canvas&, const Evaluation&, const CheckState&);

// `address` is where the receipt is read again, with what came of it; empty when this tab does not know its secret.
Did draw_receipt(ui::Canvas&, const StoredEvaluation&, const Catalogue&, const std::string& address);

Did draw_left(ui::Canvas&);

// Parts that several screens share -------------------------------------------------------------

// What is evaluated: whole, with the document's number, where it is agreed to; a reminder after that.
enum class Detail { Reminder, Whole };
void draw_facts(ui::Canvas&, const CodeFacts&, Detail = Detail::Reminder);

// What the law leaves open against a decision; nothing for any other document.
void draw_legal_way(ui::Canvas&, const CodeFacts&);

// Nothing when there are no problems.
void draw_problems(ui::Canvas&, std::span<const FieldProblem>, const Evaluation&, const ModuleContent&);

// The rows of an evaluation, with change buttons when `change` has a label.
std::vector<ui::SummaryRow> summary_of(const ui::Canvas&, const Evaluation&, const ModuleContent&,
                                       std::string_view change);

// The first thing to operate in a field, or what is chosen in it; 0 when there is no such field.
std::uint32_t target_of(const ui::Canvas&, std::string_view field, const Evaluation&, const ModuleContent&);

// Under whose name it is submitted; nothing where nobody is signed in.
void draw_person(ui::Canvas&, const CodeFacts&);

// The message at a field; empty when there is none.
std::string_view problem_at(std::span<const FieldProblem>, std::string_view field);

} // namespace zhiping::citizen
