#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

Step draw_check(ui::Canvas& canvas, const Evaluation& evaluation, const CheckState& state) {
    const auto& content = state.catalogue.of(state.facts.module);
    draw_problems(canvas, state.problems, content);
    if (!state.problems.empty()) canvas.space(16);
    draw_facts(canvas, state.facts, false);
    ui::title(canvas, canvas.text_of(Text::CheckHeading));
    auto step = Step::Stay;
    if (ui::summary_list(canvas, "answers", summary_of(canvas, evaluation, content, canvas.text_of(Text::Change)))) step = Step::Back;
    canvas.space(8);
    if (ui::plain_button(canvas, "back", canvas.text_of(Text::Back))) step = Step::Back;
    const auto label = state.sending ? Text::Submitting : state.problems.empty() ? Text::Submit : Text::RetrySubmit;
    if (ui::primary_action(canvas, "submit", canvas.text_of(label), state.sending)) step = Step::Submit;
    return step;
}

} // namespace zhiping::citizen
