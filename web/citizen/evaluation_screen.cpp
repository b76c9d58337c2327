#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/text_ids.hpp"
#include "web/citizen/screens.hpp"

#include <algorithm>

namespace zhiping::citizen {

namespace {

// Of a blank code: nobody has entered yet which document it is on.
void write_document_number(ui::Canvas& canvas, const Evaluation& evaluation, const EvaluationState& state) {
    if (!is_blank(state.facts)) return;
    ui::text_field(canvas, {.name = field::document_number,
                            .label = canvas.text_of(Text::BlankNumberLabel),
                            .hint = canvas.text_of(Text::BlankNumberHint),
                            .text = evaluation.document_number,
                            .error = problem_at(state.problems, field::document_number),
                            .purpose = {}});
    canvas.space(16);
}

void choose_satisfaction(ui::Canvas& canvas, Evaluation& evaluation, const EvaluationState& state,
                         const ModuleContent& content) {
    std::vector<ui::Choice> choices;
    for (const auto& facts : satisfactions) choices.push_back({facts.id, canvas.text_of(facts.text)});
    std::optional<std::size_t> chosen;
    if (evaluation.satisfaction) chosen = static_cast<std::size_t>(*evaluation.satisfaction);
    const auto pressed = ui::choose_one(canvas, field::satisfaction, content.question[canvas.language()], choices,
                                        chosen, problem_at(state.problems, field::satisfaction));
    if (pressed) evaluation.satisfaction = satisfactions[*pressed].value;
}

// Ticks or unticks, keeping the catalogue's order.
void toggle(Evaluation& evaluation, Situation situation, const ModuleContent& content) {
    auto& chosen = evaluation.situations;
    if (std::erase(chosen, situation) > 0) return;
    chosen.push_back(situation);
    const auto rank = [&](Situation wanted) {
        return std::find_if(content.situations.begin(), content.situations.end(),
                            [&](const OfferedSituation& offered) { return offered.situation == wanted; });
    };
    std::sort(chosen.begin(), chosen.end(),
              [&](Situation first, Situation second) { return rank(first) < rank(second); });
}

void choose_situations(ui::Canvas& canvas, Evaluation& evaluation, const EvaluationState& state,
                       const ModuleContent& content) {
    std::vector<std::string> names;
    names.reserve(content.situations.size());
    std::vector<ui::Choice> choices;
    for (const auto& offered : content.situations) {
        names.push_back(std::string{field::situations} + "." + std::string{facts_of(situations, offered.situation).id});
        choices.push_back({names.back(), offered.words[canvas.language()]});
    }
    const auto is_chosen = [&](std::size_t index) {
        const auto& chosen = evaluation.situations;
        return std::find(chosen.begin(), chosen.end(), content.situations[index].situation) != chosen.end();
    };
    const auto pressed = ui::choose_many(canvas, field::situations, content.situations_heading[canvas.language()],
                                         canvas.text_of(Text::SituationsHint), choices, is_chosen,
                                         problem_at(state.problems, field::situations));
    if (pressed) toggle(evaluation, content.situations[*pressed].situation, content);
}

} // namespace

Counter counter_of(const ui::Canvas& canvas, const std::string& statement) {
    const auto count = statement_characters(statement);
    if (count > max_statement_characters)
        return {
            fill(canvas.text_of(Text::StatementOver), {{"count", std::to_string(count - max_statement_characters)}}),
            true};
    if (statement.size() > max_statement_bytes) return {std::string{canvas.text_of(Text::StatementTooLarge)}, true};
    return {fill(canvas.text_of(Text::StatementCount),
                 {{"count", std::to_string(count)}, {"limit", std::to_string(max_statement_characters)}}),
            false};
}

namespace {

void write_statement(ui::Canvas& canvas, const Evaluation& evaluation, const EvaluationState& state) {
    const auto counter = counter_of(canvas, evaluation.statement);
    ui::heading(canvas, canvas.text_of(Text::StatementHeading));
    ui::text_area(canvas, {.name = field::statement,
                           .label = canvas.text_of(Text::StatementLabel),
                           .hint = canvas.text_of(Text::StatementHint),
                           .text = evaluation.statement,
                           .error = problem_at(state.problems, field::statement),
                           .counter = counter.words,
                           .over_limit = counter.over_limit});
}

} // namespace

Did draw_evaluation(ui::Canvas& canvas, Evaluation& evaluation, const EvaluationState& state) {
    const auto& content = state.catalogue.of(state.facts.module);
    draw_problems(canvas, state.problems, evaluation, content);
    if (!state.problems.empty()) canvas.space(16);
    draw_facts(canvas, state.facts);
    write_document_number(canvas, evaluation, state);
    ui::title(canvas, content.question[canvas.language()]);
    choose_satisfaction(canvas, evaluation, state, content);
    const bool dissatisfied = evaluation.satisfaction == Satisfaction::Dissatisfied;
    if (dissatisfied) choose_situations(canvas, evaluation, state, content);
    write_statement(canvas, evaluation, state);
    Did did = draw_evidence(canvas, state);
    if (const auto done = draw_position(canvas, evaluation.where, state); done.step != Step::Stay) did = done;
    draw_person(canvas, state.facts);

    canvas.space(24);
    ui::hint(canvas, "draft", canvas.text_of(state.draft_kept ? Text::DraftKept : Text::DraftNotKept));
    // Two names, so that the second tap of a double tap finds another button.
    if (state.clearing ? ui::danger_button(canvas, clear_again, canvas.text_of(Text::ClearDraftAgain))
                       : ui::plain_button(canvas, "clear", canvas.text_of(Text::ClearDraft)))
        did = Step::ClearDraft;
    // Only a dissatisfied evaluation opens a case, so only that one is worth a second look.
    const bool submits = evaluation.satisfaction && !dissatisfied;
    const auto label = state.sending ? Text::Submitting : submits ? Text::Submit : Text::Next;
    if (ui::primary_action(canvas, "continue", canvas.text_of(label), state.sending))
        did = submits ? Step::Submit : Step::Next;
    return did;
}

} // namespace zhiping::citizen
