#include "shared/evidence/evidence_kind.hpp"
#include "shared/evidence/evidence_words.hpp"
#include "shared/text/text_ids.hpp"
#include "web/citizen/evidence_names.hpp"
#include "web/citizen/screens.hpp"
#include "web/platform/clock.hpp"

namespace zhiping::citizen {

namespace {

// Seconds until it is held, by how fast it went so far; nullopt while that says little.
std::optional<double> time_left(const ChosenEvidence& chosen, const Upload& upload) {
    const auto passed = static_cast<double>(platform::now() - upload.since);
    if (passed < 3 || upload.sent <= upload.sent_before) return std::nullopt;
    const auto each = passed / static_cast<double>(upload.sent - upload.sent_before);
    return each * static_cast<double>(chosen.bytes - upload.sent);
}

Message words_of(UploadStage stage) {
    switch (stage) {
    case UploadStage::Looking:
    case UploadStage::Waiting: return Text::UploadWaits;
    case UploadStage::Sending: return Text::UploadPercent;
    case UploadStage::Paused: return Text::UploadPaused;
    case UploadStage::Broken: return Text::UploadBroken;
    case UploadStage::Refused: return Text::UploadRefused;
    case UploadStage::Missing: return Text::UploadMissing;
    case UploadStage::Unreadable: return Text::UploadUnreadable;
    case UploadStage::Held: return Text::UploadHeld;
    }
    return Text::UploadWaits;
}

bool is_lost(const Upload& upload) {
    return upload.stage == UploadStage::Missing || upload.stage == UploadStage::Unreadable;
}

std::string status_of(const ui::Canvas& canvas, const ChosenEvidence& chosen, const Upload& upload) {
    const auto percent = std::to_string(upload.sent * 100 / chosen.bytes);
    auto words = words_of(upload.stage);
    if (upload.stage == UploadStage::Broken && upload.is_servers) words = Text::UploadTrouble;
    if (upload.stage == UploadStage::Refused && !upload.is_servers) words = Text::UploadBlocked;
    std::string minutes;
    if (const auto left = time_left(chosen, upload); upload.stage == UploadStage::Sending && left) {
        words = *left < 60 ? Text::UploadSoon : Text::UploadMinutes;
        minutes = std::to_string(static_cast<int>(*left / 60 + 0.5));
    }
    auto status =
        spoken_size(chosen.bytes) + " · " + fill(canvas.text_of(words), {{"percent", percent}, {"count", minutes}});
    if (!upload.is_kept && upload.stage != UploadStage::Held && !is_lost(upload))
        status += "\n" + std::string{canvas.text_of(Text::UploadNotKept)};
    return status;
}

struct Offered {
    Step step;
    Message label;
};

// What can be done about a file, in the order of the buttons.
std::vector<Offered> offered_for(const EvaluationState& state, std::size_t index) {
    std::vector<Offered> all;
    const auto& upload = state.evidence.uploads().at(index);
    const auto stage = upload.stage;
    if (stage == UploadStage::Sending || stage == UploadStage::Waiting)
        all.push_back({Step::PauseUpload, Text::PauseUpload});
    if (stage == UploadStage::Paused || stage == UploadStage::Broken || stage == UploadStage::Refused)
        all.push_back({Step::GoOnUploading, Text::GoOnUploading});
    if (index > 0) all.push_back({Step::MoveUp, Text::MoveUp});
    if (state.evidence.is_asking_to_remove(upload.file))
        all.push_back({Step::RemoveAgain, Text::RemoveAgain});
    else
        all.push_back({Step::RemoveEvidence, Text::RemoveEvidence});
    return all;
}

ui::FileRow row_of(const ui::Canvas& canvas, const EvaluationState& state, std::size_t index,
                   const std::string& again) {
    const auto& uploads = state.evidence.uploads();
    const auto& chosen = uploads.chosen()[index];
    const auto& upload = uploads.at(index);
    const auto name = name_of_evidence(uploads, index, canvas.language());
    ui::FileRow row{.name = row_name(chosen.file),
                    .title = name,
                    .file = chosen.file.digits(),
                    .format = spoken_format(chosen.format),
                    .picture = upload.thumbnail.get(),
                    .picture_label = fill(canvas.text_of(Text::ThumbnailOf), {{"name", name}}),
                    .status = status_of(canvas, chosen, upload),
                    .is_wrong = is_lost(upload) || upload.stage == UploadStage::Refused,
                    .fraction = {},
                    .actions = {},
                    .again = {}};
    if (upload.stage == UploadStage::Sending || upload.stage == UploadStage::Paused ||
        upload.stage == UploadStage::Broken)
        row.fraction = static_cast<float>(upload.sent) / static_cast<float>(chosen.bytes);
    if (is_lost(upload))
        row.again = {again, canvas.text_of(Text::ChooseAgain), facts_of(evidence_kinds, kind_of(chosen.format)).id};
    for (const auto& [step, label] : offered_for(state, index))
        row.actions.push_back({action_name(chosen.file, step), canvas.text_of(label), step == Step::RemoveAgain});
    return row;
}

std::string problem_of(const ui::Canvas& canvas, const EvaluationState& state) {
    if (state.evidence.is_waiting()) return std::string{canvas.text_of(Text::FilesWait)};
    if (const auto refusals = state.evidence.refusals(); !refusals.empty())
        return words_of(refusals, canvas.language());
    return std::string{problem_at(state.problems, field::evidence)};
}

} // namespace

Did draw_evidence(ui::Canvas& canvas, const EvaluationState& state) {
    const auto error = problem_of(canvas, state);
    const ui::FileInput inputs[] = {{first_file_input, canvas.text_of(Text::TakePhoto), "camera-photo"},
                                    {"evidence.video", canvas.text_of(Text::TakeVideo), "camera-video"},
                                    {"evidence.files", canvas.text_of(Text::ChooseFiles), "any"}};
    ui::choose_files(canvas, field::evidence, canvas.text_of(Text::EvidenceHeading), canvas.text_of(Text::EvidenceHint),
                     inputs, error);
    if (const int coming = state.evidence.coming(); coming > 0 && !state.evidence.is_waiting()) {
        canvas.space(8);
        ui::hint(canvas, "evidence.coming",
                 fill(canvas.text_of(Text::AddingFiles), {{"count", std::to_string(coming)}}));
    }
    const auto& uploads = state.evidence.uploads();
    if (uploads.chosen().empty()) return {};
    canvas.space(16);
    std::vector<std::string> again;
    for (const auto& chosen : uploads.chosen()) again.push_back(again_name(chosen.file));
    std::vector<ui::FileRow> rows;
    for (std::size_t index = 0; index < again.size(); ++index)
        rows.push_back(row_of(canvas, state, index, again[index]));
    const auto pressed = ui::file_list(canvas, "evidence.list", rows);
    if (!pressed) return {};
    return {offered_for(state, pressed->row)[pressed->action].step, pressed->row};
}

} // namespace zhiping::citizen
