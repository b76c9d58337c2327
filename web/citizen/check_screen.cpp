#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

Did draw_check(ui::Canvas& canvas, const Evaluation& evaluation, const CheckState& state) {
    const auto& content = state.catalogue.of(state.facts.module);
    draw_problems(canvas, state.problems, evaluation, content);
    if (!state.problems.empty()) canvas.space(16);
    if (state.waiting) {
        canvas.space(8);
        ui::notice(canvas, "waiting", canvas.text_of(Text::WaitingHeading),
                   canvas.text_of(state.draft_kept ? Text::WaitingKept : Text::WaitingNotKept));
        canvas.space(16);
    }
    draw_facts(canvas, state.facts);
    ui::title(canvas, canvas.text_of(Text::CheckHeading));
    Did did;
    const auto rows = summary_of(canvas, evaluation, content, canvas.text_of(Text::Change));
    if (const auto changed = ui::summary_list(canvas, "answers", rows)) did = {Step::Back, rows[*changed].name};
    canvas.space(8);
    if (ui::plain_button(canvas, "back", canvas.text_of(state.waiting ? Text::WaitingCancel : Text::Back))) did = Step::Back;
    const bool again = state.waiting || !state.problems.empty();
    const auto label = state.sending ? Text::Submitting : again ? Text::RetrySubmit : Text::Submit;
    if (ui::primary_action(canvas, "submit", canvas.text_of(label), state.sending)) did = Step::Submit;
    return did;
}

} // namespace zhiping::citizen
