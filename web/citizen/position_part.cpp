#include "shared/text/text_ids.hpp"
#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

namespace {

void write_place(ui::Canvas& canvas, const Whereabouts& where, PositionNeed need, const EvaluationState& state) {
    const auto own = problem_at(state.problems, field::position_words);
    const bool is_optional = need == PositionNeed::Offered || (where.position && is_accurate(*where.position));
    ui::text_field(canvas,
                   {.name = field::position_words,
                    .label = canvas.text_of(is_optional ? Text::PositionWordsOptional : Text::PositionWordsLabel),
                    .hint = canvas.text_of(Text::PositionWordsHint),
                    .text = where.words,
                    .error = own.empty() ? problem_at(state.problems, field::position) : own,
                    .purpose = {}});
}

} // namespace

Did draw_position(ui::Canvas& canvas, const Whereabouts& where, const EvaluationState& state) {
    const auto need = position_need(state.catalogue, state.facts.module);
    if (need == PositionNeed::None) return {};
    const auto& positioning = state.positioning;
    Did did;
    ui::heading(canvas, canvas.text_of(Text::PositionHeading));
    ui::hint(canvas, "position.consent", state.catalogue.position_consent[canvas.language()]);
    canvas.space(8);
    const auto words = position_words(positioning, where, canvas.language());
    if (!words.empty()) {
        ui::hint(canvas, "position.state", words);
        canvas.space(8);
    }
    const bool was_asked = where.position || positioning.problem();
    if (!positioning.is_asking() &&
        ui::plain_button(canvas, field::position, canvas.text_of(was_asked ? Text::PositionAgain : Text::PositionAsk)))
        did = Step::AskPosition;
    if (where.position && ui::plain_button(canvas, "position.remove", canvas.text_of(Text::PositionRemove)))
        did = Step::RemovePosition;
    canvas.space(8);
    write_place(canvas, where, need, state);
    return did;
}

} // namespace zhiping::citizen
