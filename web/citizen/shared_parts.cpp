#include "shared/evaluation/error_target.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/text/text_ids.hpp"
#include "web/citizen/evidence_names.hpp"
#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

std::uint32_t target_of(const ui::Canvas& canvas, std::string_view name, const Evaluation& evaluation,
                        const ModuleContent& content) {
    const auto option = option_to_correct(name, evaluation, content);
    if (name == field::satisfaction) return canvas.id_of(option);
    if (name == field::situations) return canvas.id_of(std::string{name} + "." + std::string{option});
    if (name == field::position || name == field::position_words) return canvas.id_of(field::position_words);
    if (name == field::statement || name == field::document_number) return canvas.id_of(name);
    if (name == field::evidence) return canvas.id_of(first_file_input);
    if (name.starts_with(field::evidence)) return canvas.id_of(name); // What mends one of them.
    return 0;
}

void draw_facts(ui::Canvas& canvas, const CodeFacts& facts, Detail detail) {
    const auto lines = describe(facts, canvas.language());
    // Documents and places are named in Chinese, as they are printed.
    std::vector<ui::Fact> shown{{lines.subject, true, std::string{tag_of(Language::Chinese)}}};
    for (const auto& line : lines.details) shown.push_back({line});
    if (detail == Detail::Whole && !lines.document_number.empty()) shown.push_back({lines.document_number});
    ui::facts_card(canvas, canvas.text_of(Text::AboutThisCode), shown);
}

void draw_legal_way(ui::Canvas& canvas, const CodeFacts& facts) {
    const auto sentences = describe_legal_way(facts, canvas.language());
    if (sentences.empty()) return;
    ui::heading(canvas, canvas.text_of(Text::LegalWay));
    ui::list_card(canvas, "law", std::vector<std::string_view>{sentences.begin(), sentences.end()});
}

void draw_problems(ui::Canvas& canvas, std::span<const FieldProblem> problems, const Evaluation& evaluation,
                   const ModuleContent& content) {
    if (problems.empty()) return;
    std::vector<ui::Problem> lines;
    bool at_fields = true;
    for (const auto& problem : problems) {
        lines.push_back({problem.message, target_of(canvas, problem.field, evaluation, content)});
        at_fields = at_fields && lines.back().target != 0;
    }
    const auto heading = at_fields
                             ? fill(canvas.text_of(Text::ErrorsHeading), {{"count", std::to_string(problems.size())}})
                             : std::string{canvas.text_of(Text::NotSentHeading)};
    ui::error_summary(canvas, heading, lines);
}

std::vector<ui::SummaryRow> summary_of(const ui::Canvas& canvas, const Evaluation& evaluation,
                                       const ModuleContent& content, std::string_view change) {
    std::vector<ui::SummaryRow> rows;
    for (auto& [name, label, value] : describe_answers(evaluation, content, canvas.language()))
        rows.push_back({name, std::string{canvas.text_of(label)}, std::move(value), change});
    return rows;
}

void draw_person(ui::Canvas& canvas, const CodeFacts& facts) {
    if (!facts.person) return;
    canvas.space(16);
    ui::hint(canvas, "person",
             fill(canvas.text_of(Text::SubmittingAs), {{"name", facts.person->name}, {"phone", facts.person->phone}}));
    ui::link(canvas, "person.other", canvas.text_of(Text::SubmittingNotYou), "/my");
}

std::string_view problem_at(std::span<const FieldProblem> problems, std::string_view field) {
    for (const auto& problem : problems)
        if (problem.field == field) return problem.message;
    return {};
}

} // namespace zhiping::citizen
