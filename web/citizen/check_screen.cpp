#include "shared/text/text_ids.hpp"
#include "web/citizen/evidence_names.hpp"
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
    const auto& uploads = state.evidence.uploads();
    const auto formats = formats_of(uploads);
    const auto coming = fill(canvas.text_of(Text::AddingFiles), {{"count", std::to_string(state.evidence.coming())}});
    if (formats.empty()) return coming;
    const auto count = count_evidence(formats, canvas.language());
    if (state.evidence.coming() > 0) return count + "\n" + coming;
    const bool bar_says_it = state.submission == SubmissionState::WaitingForUploads;
    return bar_says_it ? count : count + "\n" + how_far(canvas, uploads);
}

// Why it is not submitted yet.
void draw_waiting(ui::Canvas& canvas, const CheckState& state) {
    const bool later = state.is_server_busy;
    const auto kept = later ? Text::WaitingLaterKept : Text::WaitingKept;
    const auto not_kept = later ? Text::WaitingLaterNotKept : Text::WaitingNotKept;
    canvas.space(8);
    ui::notice(canvas, "waiting", canvas.text_of(later ? Text::WaitingLaterHeading : Text::WaitingHeading),
               canvas.text_of(state.draft_kept ? kept : not_kept));
    canvas.space(16);
}

void draw_uploading(ui::Canvas& canvas, const Uploads& uploads) {
    const bool lacks_network = uploads.is_broken() && !uploads.is_server_busy();
    canvas.space(8);
    ui::notice(canvas, "uploading", canvas.text_of(lacks_network ? Text::WaitingHeading : Text::WaitingEvidenceHeading),
               canvas.text_of(Text::WaitingEvidence));
    canvas.space(16);
    ui::progress_bar(canvas, "uploaded", canvas.text_of(Text::RowEvidence), uploads.fraction(),
                     how_far(canvas, uploads));
    canvas.space(16);
}

} // namespace

Did draw_check(ui::Canvas& canvas, const Evaluation& evaluation, const CheckState& state) {
    const auto& content = state.catalogue.of(state.facts.module);
    draw_problems(canvas, state.problems, evaluation, content);
    if (!state.problems.empty()) canvas.space(16);
    const bool waiting = lacks_network(state.submission);
    const bool uploading = state.submission == SubmissionState::WaitingForUploads;
    if (waiting) draw_waiting(canvas, state);
    if (uploading) draw_uploading(canvas, state.evidence.uploads());
    draw_facts(canvas, state.facts);
    ui::title(canvas, canvas.text_of(Text::CheckHeading));
    Did did;
    const auto change = canvas.text_of(Text::Change);
    auto rows = summary_of(canvas, evaluation, content, change);
    if (!state.evidence.uploads().chosen().empty() || state.evidence.coming() > 0)
        rows.push_back(
            {field::evidence, std::string{canvas.text_of(Text::RowEvidence)}, words_for(canvas, state), change});
    if (const auto changed = ui::summary_list(canvas, "answers", rows)) did = {Step::Back, rows[*changed].name};
    draw_person(canvas, state.facts);
    canvas.space(8);
    if (ui::plain_button(canvas, "back", canvas.text_of(waiting || uploading ? Text::WaitingCancel : Text::Back)))
        did = Step::Back;
    if (uploading) return did;
    const bool sending = is_being_sent(state.submission);
    const bool again = waiting || !state.problems.empty();
    const auto label = sending ? Text::Submitting : again ? Text::RetrySubmit : Text::Submit;
    if (ui::primary_action(canvas, "submit", canvas.text_of(label), sending)) did = Step::Submit;
    return did;
}

} // namespace zhiping::citizen
