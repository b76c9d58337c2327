#include "web/citizen/evidence_files.hpp"

#include "shared/evidence/evidence_words.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"
#include "web/citizen/evidence_names.hpp"
#include "web/citizen/retry_pause.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/screen.hpp"

#include <algorithm>
#include <utility>

namespace zhiping::citizen {

namespace {

std::string files_of(const FileRefusal& refusal, Language language) {
    const auto count = std::to_string(refusal.count);
    std::string names;
    for (const auto& name : refusal.names) {
        if (!names.empty()) names += " ";
        names += "“" + name + "”";
    }
    if (names.empty()) return fill(text(Text::FilesCount, language), {{"count", count}});
    if (refusal.names.size() == static_cast<std::size_t>(refusal.count)) return names;
    return fill(text(Text::FilesAndMore, language), {{"names", names}, {"count", count}});
}

} // namespace

std::string words_of(std::span<const FileRefusal> refusals, Language language) {
    std::string words;
    for (const auto& refusal : refusals) {
        if (!words.empty()) words += "\n";
        words += fill(text(Text::FilesRefused, language), {{"files", files_of(refusal, language)},
                                                           {"reason", std::string{text(refusal.reason, language)}}});
    }
    return words;
}

void EvidenceFiles::expect(int count) {
    forget_refusals();
    m_coming += count;
    platform::announce(fill(m_setting.words(Text::AddingFiles), {{"count", std::to_string(m_coming)}}));
}

void EvidenceFiles::wait_for_network() {
    if (m_coming == 0 || m_is_waiting) return;
    m_is_waiting = true;
    platform::announce(m_setting.words(Text::FilesWait));
}

bool EvidenceFiles::lose() {
    if (m_coming == 0) return false;
    const int count = std::exchange(m_coming, 0);
    m_unwanted += count;
    m_is_waiting = false;
    refuse(count, Text::FilesLost);
    return true;
}

bool EvidenceFiles::take(const platform::OfferedFile& offered, std::optional<std::size_t> instead) {
    if (m_unwanted > 0) {
        --m_unwanted;
        platform::forget_file(std::string{offered.id});
        return true;
    }
    m_coming = std::max(0, m_coming - 1);
    m_is_waiting = false;
    if (const auto taken = m_uploads.offer(offered, instead); !taken) {
        platform::forget_file(std::string{offered.id});
        refuse(1, taken.error().message, offered.name);
        return false;
    }
    const auto index = instead.value_or(m_uploads.chosen().size() - 1);
    platform::announce(
        fill(m_setting.words(Text::EvidenceAdded), {{"name", name_of_evidence(m_uploads, index, m_setting.language)}}));
    return true;
}

void EvidenceFiles::refuse(int count, Message reason, std::string_view name) {
    auto known = std::find_if(m_refusals.begin(), m_refusals.end(),
                              [&](const FileRefusal& refusal) { return refusal.reason == reason; });
    if (known == m_refusals.end()) known = m_refusals.insert(known, {reason, 0, {}});
    known->count += count;
    if (!name.empty() && known->names.size() < FileRefusal::max_names) known->names.push_back(shown_back(name));
    platform::announce(words_of(m_refusals, m_setting.language));
}

void EvidenceFiles::hear(const platform::FileNews& news) {
    const bool were_held = m_uploads.are_held();
    const bool was_broken = m_uploads.is_broken();
    const bool was_wrong = m_uploads.first_to_mend().has_value();
    m_uploads.hear(news);
    if (news.event == platform::FileEvent::Arrived || news.event == platform::FileEvent::Held) m_breaks = 0;
    if (m_uploads.is_broken() && !was_broken) {
        if (m_breaks == 0) platform::announce(m_setting.words(Text::FilesBroken));
        platform::wake_after(retry_pause_s(++m_breaks));
    }
    if (m_uploads.are_held() && !were_held) platform::announce(m_setting.words(Text::AllUploaded));
    if (was_wrong) return;
    if (const auto problem = find_problem()) platform::announce(problem->message);
}

void EvidenceFiles::retry() {
    if (m_uploads.is_broken()) m_uploads.retry();
}

std::string EvidenceFiles::change(const Did& did) {
    const auto file = m_uploads.chosen()[did.index].file;
    // The button that was pressed may go: the focus goes to the one in its place.
    switch (did.step) {
    case Step::PauseUpload: m_uploads.pause(did.index); return action_name(file, Step::GoOnUploading);
    case Step::GoOnUploading: m_uploads.go_on(did.index); return action_name(file, Step::PauseUpload);
    case Step::MoveUp:
        m_uploads.move_up(did.index);
        return action_name(file, did.index > 1 ? Step::MoveUp : Step::RemoveEvidence);
    // A photo taken here may be nowhere else: it is asked for twice.
    case Step::RemoveEvidence: m_removing = file; return action_name(file, Step::RemoveAgain);
    default: return remove(did.index);
    }
}

std::string EvidenceFiles::remove(std::size_t index) {
    const auto name = name_of_evidence(m_uploads, index, m_setting.language);
    platform::announce(fill(m_setting.words(Text::EvidenceTakenOut), {{"name", name}}));
    m_uploads.remove(index);
    return std::string{first_file_input};
}

void EvidenceFiles::forget_all(bool was_submitted) {
    m_uploads.forget_all(was_submitted);
    forget_refusals();
    m_unwanted += std::exchange(m_coming, 0);
    m_is_waiting = false;
}

std::optional<FieldProblem> EvidenceFiles::find_problem() const {
    const auto index = m_uploads.first_to_mend();
    if (!index) return std::nullopt;
    const auto& upload = m_uploads.at(*index);
    const bool is_refused = upload.stage == UploadStage::Refused;
    return FieldProblem{is_refused ? action_name(upload.file, Step::GoOnUploading) : again_name(upload.file),
                        fill(m_setting.words(is_refused ? Text::EvidenceRefused : Text::EvidenceToMend),
                             {{"name", name_of_evidence(m_uploads, *index, m_setting.language)}})};
}

std::string EvidenceFiles::list_held() const {
    std::string lines;
    for (std::size_t index = 0; index < m_uploads.chosen().size(); ++index) {
        const auto& chosen = m_uploads.chosen()[index];
        if (chosen.held)
            lines += name_of_evidence(m_uploads, index, m_setting.language) + " · " + spoken_size(chosen.bytes) + "\n";
    }
    return lines;
}

} // namespace zhiping::citizen
