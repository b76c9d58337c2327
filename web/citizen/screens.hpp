#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "shared/evaluation/receipt.hpp"
#include "web/citizen/uploads.hpp"
#include "web/ui/widgets.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// A screen draws widgets for what it is given, changes the evaluation, and reports what the person
// did. It decides nothing: App (app.hpp) does.
namespace zhiping::citizen {

enum class Step {
    Stay,
    Agree,
    Leave,
    Next,
    Back,
    ClearDraft,
    Submit,
    StartAgain,
    PauseUpload,
    GoOnUploading,
    MoveUp,
    RemoveEvidence,
    RemoveAgain
};

// What the person did on a screen, and to which field when that matters.
struct Did {
    Step step = Step::Stay;
    std::string_view field = {};
    std::size_t index = 0; // Of the evidence.

    Did() = default;
    Did(Step done) : step(done) {}
    Did(Step done, std::string_view at) : step(done), field(at) {}
    Did(Step done, std::size_t which) : step(done), index(which) {}
};

// What is wrong, at which field, in the person's words.
struct FieldProblem {
    std::string field; // As in the JSON; empty when the whole form is at fault.
    std::string message;
};

// The names by which fields are found again: in error links and when text arrives.
namespace field {
inline constexpr std::string_view satisfaction = "satisfaction";
inline constexpr std::string_view situations = "situations";
inline constexpr std::string_view statement = "statement";
inline constexpr std::string_view evidence = "evidence";
} // namespace field

// So many of the files that were chosen last are not there, for this reason.
struct FileRefusal {
    Message reason;
    int count;
};

Did draw_instructions(ui::Canvas&, const CodeFacts&, const Catalogue&);

struct EvaluationState {
    const CodeFacts& facts;
    const Catalogue& catalogue;
    const Uploads& uploads;
    std::span<const FieldProblem> problems;
    std::span<const FileRefusal> refusals;
    int files_coming;               // Chosen, and being read.
    bool files_wait;                // They were chosen, and cannot be taken before the network is back.
    std::optional<FileId> removing; // Asked once whether to.
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

// A line for each reason.
std::string words_of(std::span<const FileRefusal>, Language);

// "照片 1"; each kind is counted by itself.
std::string name_of_evidence(const Uploads&, std::size_t index, Language);

// Where the focus goes when something is wrong with the evidence as a whole.
inline constexpr std::string_view first_file_input = "evidence.photo";

// The name of the button that does this with a file. Each has its own, so that the second tap of a double tap finds
// another button.
std::string action_name(const FileId&, Step);

// The name of the input at which this file is chosen once more.
std::string again_name(const FileId&);

Did draw_evaluation(ui::Canvas&, Evaluation&, const EvaluationState&);

struct CheckState {
    const CodeFacts& facts;
    const Catalogue& catalogue;
    const Uploads& uploads;
    int files_coming; // Chosen, and being read.
    std::span<const FieldProblem> problems;
    bool draft_kept;
    bool waiting;   // For the network; it is sent again by itself.
    bool uploading; // It is sent by itself once all evidence is uploaded.
    bool sending;
};
Did draw_check(ui::Canvas&, const Evaluation&, const CheckState&);

// `address` is where the evidence can be viewed; empty when there is none.
Did draw_receipt(ui::Canvas&, const StoredEvaluation&, const Catalogue&, const std::string& address);

Did draw_left(ui::Canvas&);

// Parts that several screens share -------------------------------------------------------------

// What is evaluated: whole, with the document's number, where it is agreed to; a reminder after that.
enum class Detail { Reminder, Whole };
void draw_facts(ui::Canvas&, const CodeFacts&, Detail = Detail::Reminder);

// Nothing when there are no problems.
void draw_problems(ui::Canvas&, std::span<const FieldProblem>, const Evaluation&, const ModuleContent&);

// The rows of an evaluation, with change buttons when `change` has a label.
std::vector<ui::SummaryRow> summary_of(const ui::Canvas&, const Evaluation&, const ModuleContent&,
                                       std::string_view change);

// How many photos and videos: "照片 2 张，视频 1 段".
std::string count_evidence(std::span<const EvidenceFormat>, Language);

// The first thing to operate in a field, or what is chosen in it; 0 when there is no such field.
std::uint32_t target_of(const ui::Canvas&, std::string_view field, const Evaluation&, const ModuleContent&);

// The message at a field; empty when there is none.
std::string_view problem_at(std::span<const FieldProblem>, std::string_view field);

} // namespace zhiping::citizen
