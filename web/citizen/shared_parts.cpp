#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

namespace {

// The first thing to operate in a field, so that an error's link leads to it.
std::uint32_t target_of(const ui::Canvas& canvas, std::string_view name, const ModuleContent& content) {
    if (name == field::satisfaction) return canvas.id_of(satisfactions[0].id);
    if (name == field::situations)
        return canvas.id_of(std::string{field::situations} + "." +
                            std::string{facts_of(situations, content.situations[0].situation).id});
    if (name == field::statement) return canvas.id_of(field::statement);
    return 0;
}

std::string joined_situations(const Evaluation& evaluation, const ModuleContent& content, Language language) {
    std::string joined;
    for (const auto& offered : content.situations)
        for (const auto situation : evaluation.situations) {
            if (situation != offered.situation) continue;
            if (!joined.empty()) joined += language == Language::Chinese ? "；" : "; ";
            joined += offered.words[language];
        }
    return joined;
}

} // namespace

void draw_facts(ui::Canvas& canvas, const CodeFacts& facts, bool with_number) {
    const auto language = canvas.language();
    std::vector<ui::Fact> lines;
    lines.push_back({facts.document_type.empty() ? facts.place : facts.document_type, true});
    lines.push_back({facts.unit[language]});
    std::string where_and_when;
    if (facts.handled_at) where_and_when = spoken_time(*facts.handled_at, language);
    if (!facts.document_type.empty() && !facts.place.empty())
        where_and_when += (where_and_when.empty() ? "" : " · ") + facts.place;
    if (!where_and_when.empty()) lines.push_back({where_and_when});
    if (with_number && !facts.document_number.empty())
        lines.push_back({fill(canvas.text_of(Text::DocumentNumber), {{"number", facts.document_number}})});
    ui::facts_card(canvas, canvas.text_of(Text::AboutThisCode), lines);
}

void draw_problems(ui::Canvas& canvas, std::span<const FieldProblem> problems, const ModuleContent& content) {
    if (problems.empty()) return;
    std::vector<ui::Problem> lines;
    bool at_fields = true;
    for (const auto& problem : problems) {
        lines.push_back({problem.message, target_of(canvas, problem.field, content)});
        at_fields = at_fields && lines.back().target != 0;
    }
    const auto heading = at_fields ? fill(canvas.text_of(Text::ErrorsHeading), {{"count", std::to_string(problems.size())}})
                                   : std::string{canvas.text_of(Text::NotSentHeading)};
    ui::error_summary(canvas, heading, lines);
}

std::vector<ui::SummaryRow> summary_of(const ui::Canvas& canvas, const Evaluation& evaluation,
                                       const ModuleContent& content, std::string_view change) {
    std::vector<ui::SummaryRow> rows;
    const auto add = [&](std::string_view name, Text label, std::string value) {
        rows.push_back({name, std::string{canvas.text_of(label)}, std::move(value), change});
    };
    if (evaluation.satisfaction)
        add(field::satisfaction, Text::RowSatisfaction,
            std::string{canvas.text_of(facts_of(satisfactions, *evaluation.satisfaction).text)});
    if (!evaluation.situations.empty())
        add(field::situations, Text::RowSituations, joined_situations(evaluation, content, canvas.language()));
    add(field::statement, Text::RowStatement,
        evaluation.statement.empty() ? std::string{canvas.text_of(Text::NothingWritten)} : evaluation.statement);
    return rows;
}

std::string_view problem_at(std::span<const FieldProblem> problems, std::string_view field) {
    for (const auto& problem : problems)
        if (problem.field == field) return problem.message;
    return {};
}

} // namespace zhiping::citizen
