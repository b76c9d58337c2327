#include "web/citizen/app.hpp"

#include "shared/text/text_ids.hpp"
#include "web/citizen/draft_store.hpp"

#include <algorithm>
#include <utility>

// Photos and videos: chosen, on their way, and waited for.
namespace zhiping::citizen {

void App::choose_files(int count) {
    forget_problems_of_evidence();
    m_files_coming += count;
    m_frames.follow_press();
    platform::announce(fill(text_of(Text::AddingFiles), {{"count", std::to_string(m_files_coming)}}));
}

void App::files_wait() {
    if (m_files_coming == 0 || m_files_wait) return;
    m_files_wait = true;
    m_frames.follow_press();
    platform::announce(text_of(Text::FilesWait));
}

void App::offer_file(const platform::OfferedFile& offered) {
    if (m_files_unwanted > 0) {
        --m_files_unwanted;
        return platform::forget_file(std::string{offered.id});
    }
    --m_files_coming;
    m_files_wait = false;
    m_frames.follow_press();
    const auto& all = m_uploads.chosen();
    const auto instead = std::find_if(all.begin(), all.end(), [&](const ChosenEvidence& chosen) {
        return m_canvas.id_of(again_name(chosen.file)) == offered.input;
    });
    const auto index =
        instead == all.end() ? std::nullopt : std::optional{static_cast<std::size_t>(instead - all.begin())};
    if (const auto taken = m_uploads.offer(offered, index); !taken) {
        platform::forget_file(std::string{offered.id});
        return refuse_files(1, taken.error().message);
    }
    const auto name = name_of_evidence(m_uploads, index.value_or(all.size() - 1), m_language);
    platform::announce(fill(text_of(Text::EvidenceAdded), {{"name", name}}));
    keep_draft(); // Nothing is drawn while the page is hidden.
    if (m_uploading) go_on_once_uploaded();
}

void App::files_lost() {
    if (m_files_coming == 0) return;
    const int count = std::exchange(m_files_coming, 0);
    m_files_unwanted += count;
    m_files_wait = false;
    refuse_files(count, Text::FilesLost);
}

// Nothing is submitted without them before the person knows.
void App::refuse_files(int count, Message reason) {
    m_frames.follow_press();
    const auto known = std::find_if(m_refusals.begin(), m_refusals.end(),
                                    [&](const FileRefusal& refusal) { return refusal.reason == reason; });
    if (known == m_refusals.end())
        m_refusals.push_back({reason, count});
    else
        known->count += count;
    if (m_uploading) {
        stop_waiting();
        go_to(Screen::Evaluation);
        platform::move_focus(m_canvas.id_of(first_file_input));
    }
    platform::announce(words_of(m_refusals, m_language));
}

void App::hear_of_file(const platform::FileNews& news) {
    const bool were_held = m_uploads.are_held();
    const bool was_broken = m_uploads.is_broken();
    const auto mended_before = m_uploads.first_to_mend();
    m_uploads.hear(news);
    m_frames.follow_text();
    if (news.event == platform::FileEvent::Arrived || news.event == platform::FileEvent::Held) m_broken_uploads = 0;
    if (m_uploads.is_broken() && !was_broken) {
        if (m_broken_uploads == 0) platform::announce(text_of(Text::FilesBroken));
        wait_after_break(++m_broken_uploads);
    }
    if (m_uploads.are_held() && !were_held) platform::announce(text_of(Text::AllUploaded));
    if (const auto index = m_uploads.first_to_mend(); index && !mended_before)
        platform::announce(problem_of_evidence(*index).message);
    keep_draft();
    if (m_uploading) go_on_once_uploaded();
}

void App::show_thumbnail(std::string_view file, const platform::Pixels& pixels) {
    m_uploads.show_thumbnail(file, pixels);
    m_frames.follow_text();
}

void App::forget_problems_of_evidence() {
    m_refusals.clear();
    std::erase_if(m_problems, [](const FieldProblem& problem) { return problem.field.starts_with(field::evidence); });
}

void App::change_evidence(const Did& did) {
    forget_problems_of_evidence();
    m_frames.follow_press();
    const auto file = m_uploads.chosen()[did.index].file;
    // The button that was pressed may go: the focus goes to the one in its place.
    const auto focus_on = [&](Step step) { platform::move_focus(m_canvas.id_of(action_name(file, step))); };
    switch (did.step) {
    case Step::PauseUpload: m_uploads.pause(did.index); return focus_on(Step::GoOnUploading);
    case Step::GoOnUploading: m_uploads.go_on(did.index); return focus_on(Step::PauseUpload);
    case Step::MoveUp:
        m_uploads.move_up(did.index);
        return focus_on(did.index > 1 ? Step::MoveUp : Step::RemoveEvidence);
    case Step::RemoveEvidence: m_removing = file; return focus_on(Step::RemoveAgain);
    default: return remove_evidence(did.index);
    }
}

// A photo taken here may be nowhere else: it is asked for twice.
void App::remove_evidence(std::size_t index) {
    platform::announce(
        fill(text_of(Text::EvidenceTakenOut), {{"name", name_of_evidence(m_uploads, index, m_language)}}));
    m_uploads.remove(index);
    platform::move_focus(m_canvas.id_of(first_file_input));
}

// Pressed before everything is there: the person need not press again.
void App::wait_for_uploads() {
    m_uploading = true;
    m_draft.submitted = true;
    m_draft_kept = save_draft(m_draft);
    m_uploads.go_on_with_all();
    platform::announce(text_of(Text::WaitingEvidenceHeading));
    go_to(Screen::Check);
}

void App::go_on_once_uploaded() {
    if (const auto index = m_uploads.first_to_mend()) return mend_evidence(*index);
    if (!m_uploads.are_held() || m_files_coming > 0) return;
    m_uploading = false;
    submit();
}

void App::mend_evidence(std::size_t index) {
    stop_waiting();
    go_to(Screen::Evaluation);
    show_problems({problem_of_evidence(index)});
}

// It leads to what mends it.
FieldProblem App::problem_of_evidence(std::size_t index) const {
    const auto& upload = m_uploads.at(index);
    const bool is_refused = upload.stage == UploadStage::Refused;
    return {is_refused ? action_name(upload.file, Step::GoOnUploading) : again_name(upload.file),
            fill(text_of(is_refused ? Text::EvidenceRefused : Text::EvidenceToMend),
                 {{"name", name_of_evidence(m_uploads, index, m_language)}})};
}

// What is still being read is not wanted either.
void App::forget_evidence() {
    m_uploads.forget_all(false);
    forget_problems_of_evidence();
    m_files_unwanted += std::exchange(m_files_coming, 0);
    m_files_wait = false;
}

// The server has forgotten what it held for this submission, or never had it.
void App::send_evidence_again(const std::string& reason) {
    m_uploads.begin_anew();
    go_to(Screen::Evaluation);
    show_problems({{std::string{field::evidence}, reason}});
}

std::string App::address_of_evidence() const {
    if (!m_stored->receipt.evidence_head || !m_stored_secret) return {};
    return "/r/" + m_stored->receipt.number.text() + "?secret=" + m_stored_secret->digits();
}

} // namespace zhiping::citizen
