#include "shared/text/text_ids.hpp"
#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

namespace {

std::string how_far(const ui::Canvas& canvas, const Uploads& uploads) {
    if (uploads.are_held()) return std::string{canvas.text_of(Text::UploadHeld)};
    const auto words = uploads.is_server_busy() ? Text::UploadTrouble
                       : uploads.is_broken()    ? Text::UploadBroken
                                                : Text::UploadPercent;
    return fill(canvas.text_of(words), {{"percent", std::to_string(static_cast<int>(uploads.fraction() * 100))}});
}

std::string words_for(const ui::Canvas& canvas, const CheckState& state) {
    std::vector<EvidenceFormat> formats;
    for (const auto& chosen : state.uploads.chosen()) formats.push_back(chosen.format);
    const auto coming = fill(canvas.text_of(Text::AddingFiles), {{"count", std::to_string(state.files_coming)}});
    if (formats.empty()) return coming;
    const auto count = count_evidence(formats, canvas.language());
    if (state.files_coming > 0) return count + "\n" + coming;
    return state.uploading ? count : count + "\n" + how_far(canvas, state.uploads); // The bar says it then.
}

} // namespace

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
    if (state.uploading) {
        canvas.space(8);
        ui::notice(canvas, "uploading",
                   canvas.text_of(state.uploads.is_broken() && !state.uploads.is_server_busy()
                                      ? Text::WaitingHeading
                                      : Text::WaitingEvidenceHeading),
                   canvas.text_of(Text::WaitingEvidence));
        canvas.space(16);
        ui::progress_bar(canvas, "uploaded", canvas.text_of(Text::RowEvidence), state.uploads.fraction(),
                         how_far(canvas, state.uploads));
        canvas.space(16);
    }
    draw_facts(canvas, state.facts);
    ui::title(canvas, canvas.text_of(Text::CheckHeading));
    Did did;
    const auto change = canvas.text_of(Text::Change);
    auto rows = summary_of(canvas, evaluation, content, change);
    if (!state.uploads.chosen().empty() || state.files_coming > 0)
        rows.push_back(
            {field::evidence, std::string{canvas.text_of(Text::RowEvidence)}, words_for(canvas, state), change});
    if (const auto changed = ui::summary_list(canvas, "answers", rows)) did = {Step::Back, rows[*changed].name};
    canvas.space(8);
    if (ui::plain_button(canvas, "back",
                         canvas.text_of(state.waiting || state.uploading ? Text::WaitingCancel : Text::Back)))
        did = Step::Back;
    const bool again = state.waiting || !state.problems.empty();
    if (state.uploading) return did;
    const auto label = state.sending ? Text::Submitting : again ? Text::RetrySubmit : Text::Submit;
    if (ui::primary_action(canvas, "submit", canvas.text_of(label), state.sending)) did = Step::Submit;
    return did;
}

} // namespace zhiping::citizen
