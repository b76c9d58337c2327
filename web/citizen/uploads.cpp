#include "web/citizen/uploads.hpp"

#include "shared/evidence/evidence.hpp"
#include "shared/text/text_ids.hpp"
#include "web/citizen/random_token.hpp"
#include "web/platform/clock.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zhiping::citizen {

namespace {

constexpr int max_restarts = 3; // Of one upload that the server says it does not know.

Result<EvidenceFormat> check(const platform::OfferedFile& offered) {
    if (offered.bytes > 0 && offered.first_bytes.empty()) return invalid(UploadIdTag::field, Text::UploadUnreadable);
    if (const auto length = check_evidence_length(offered.bytes); !length) return length.error();
    const auto format = find_evidence_format(offered.first_bytes);
    if (!format) return invalid(UploadIdTag::field, Text::EvidenceUnknownFormat);
    if (const auto length = check_evidence_length(offered.bytes, *format); !length) return length.error();
    return *format;
}

bool is_broken_one(const Upload& upload) { return upload.stage == UploadStage::Broken; }

} // namespace

void Uploads::begin() {
    m_uploads.clear();
    for (const auto& chosen : m_draft.evidence) {
        const auto stage = chosen.held ? UploadStage::Held : UploadStage::Looking;
        m_uploads.push_back({.file = chosen.file, .stage = stage, .sent = chosen.held ? chosen.bytes : 0});
    }
    for (const auto& chosen : m_draft.evidence) platform::find_file(chosen.file.digits());
}

std::optional<std::size_t> Uploads::find(std::string_view file) const {
    for (std::size_t index = 0; index < m_uploads.size(); ++index)
        if (m_uploads[index].file.digits() == file) return index;
    return std::nullopt;
}

Result<Ok> Uploads::offer(const platform::OfferedFile& offered, std::optional<std::size_t> instead) {
    const auto& all = m_draft.evidence;
    const auto same = std::find_if(all.begin(), all.end(), [&](const ChosenEvidence& chosen) {
        return !offered.fingerprint.empty() && chosen.fingerprint == offered.fingerprint;
    });
    if (same != all.end()) {
        const auto index = static_cast<std::size_t>(same - all.begin());
        const bool is_wanted =
            m_uploads[index].stage == UploadStage::Missing || m_uploads[index].stage == UploadStage::Unreadable;
        if (!is_wanted) return invalid(UploadIdTag::field, Text::EvidenceTwice);
        take_again(index, offered);
        return Ok{};
    }
    const auto format = check(offered);
    if (!format) return format.error();
    std::vector<EvidenceFormat> formats{*format};
    for (std::size_t index = 0; index < all.size(); ++index)
        if (index != instead) formats.push_back(all[index].format);
    if (const auto count = check_evidence_count(formats); !count) return count.error();
    const auto file = *ChosenFileId::parse(offered.id);
    const auto at = static_cast<std::ptrdiff_t>(instead.value_or(all.size()));
    if (instead) remove(*instead);
    m_draft.evidence.insert(all.begin() + at, {file, *format, offered.bytes, std::string{offered.fingerprint}});
    m_uploads.insert(m_uploads.begin() + at, {.file = file});
    if (m_draft.agreed) platform::keep_file(file.digits());
    send_next();
    return Ok{};
}

void Uploads::begin_once_agreed() {
    for (const auto& upload : m_uploads)
        if (upload.stage == UploadStage::Waiting) platform::keep_file(upload.file.digits());
    send_next();
}

// The same file as before: what the server has of it stays.
void Uploads::take_again(std::size_t index, const platform::OfferedFile& offered) {
    const auto file = m_uploads[index].file.digits();
    platform::rename_file(std::string{offered.id}, file);
    platform::keep_file(file);
    m_uploads[index].is_kept = m_uploads[index].is_here = true;
    go_on(index);
}

void Uploads::hear(const platform::FileNews& news) {
    const auto index = find(news.id);
    if (!index) return;
    auto& chosen = m_draft.evidence[*index];
    auto& upload = m_uploads[*index];
    switch (news.event) {
    case platform::FileEvent::Found:
        if (std::exchange(upload.is_shared, false)) become_own(*index, true);
        return upload.stage == UploadStage::Looking ? wait_or_rest(*index) : void();
    case platform::FileEvent::Missing:
        upload.is_here = false;
        return chosen.held ? void() : stop(*index, UploadStage::Missing);
    case platform::FileEvent::NotKept: upload.is_kept = false; return;
    case platform::FileEvent::Created:
        if (const auto id = UploadId::parse(news.upload)) chosen.upload = *id;
        return;
    case platform::FileEvent::Sent:
        upload.sent = std::min(news.bytes, chosen.bytes);
        if (upload.sent_before == 0) upload.sent_before = upload.sent;
        return;
    case platform::FileEvent::Arrived: return;
    case platform::FileEvent::Held:
        chosen.held = true;
        upload.sent = chosen.bytes;
        return stop(*index, UploadStage::Held);
    case platform::FileEvent::Broken: return refuse(*index, news.status);
    case platform::FileEvent::Unreadable: return stop(*index, UploadStage::Unreadable);
    case platform::FileEvent::Blocked: upload.is_servers = false; return stop(*index, UploadStage::Refused);
    }
}

// A pause outlasts a reload: bytes may cost the person money.
void Uploads::wait_or_rest(std::size_t index) {
    const auto& chosen = m_draft.evidence[index];
    m_uploads[index].sent = std::min(chosen.paused_at.value_or(0), chosen.bytes);
    stop(index, chosen.paused_at ? UploadStage::Paused : UploadStage::Waiting);
}

void Uploads::stop(std::size_t index, UploadStage stage) {
    m_uploads[index].stage = stage;
    send_next();
}

// An upload that the server has forgotten restarts; one that it refuses is left to the person.
void Uploads::refuse(std::size_t index, int status) {
    constexpr std::array passing{0, 408, 409, 423, 429};
    if (status >= 500 || std::find(passing.begin(), passing.end(), status) != passing.end()) {
        m_uploads[index].stage = UploadStage::Broken; // The next one would fail too.
        m_uploads[index].is_servers = status >= 429;
        return;
    }
    const bool is_unknown = status == 404 || status == 410;
    auto& upload = m_uploads[index];
    if (is_unknown && upload.beginnings < max_restarts && m_draft.evidence[index].upload) {
        m_draft.evidence[index].upload.reset();
        upload.sent = 0;
        return stop(index, UploadStage::Waiting);
    }
    upload.is_servers = true;
    stop(index, UploadStage::Refused);
}

void Uploads::show_thumbnail(std::string_view file, const platform::Pixels& pixels) {
    if (const auto index = find(file)) m_uploads[*index].thumbnail = std::make_unique<ui::Picture>(pixels);
}

void Uploads::pause(std::size_t index) {
    platform::pause_file(m_uploads[index].file.digits());
    m_draft.evidence[index].paused_at = m_uploads[index].sent;
    stop(index, UploadStage::Paused);
}

void Uploads::go_on(std::size_t index) {
    m_draft.evidence[index].paused_at.reset();
    m_uploads[index].beginnings = 0; // The person wants it tried again.
    stop(index, m_draft.evidence[index].held ? UploadStage::Held : UploadStage::Waiting);
}

void Uploads::go_on_with_all() {
    for (std::size_t index = 0; index < m_uploads.size(); ++index) {
        m_draft.evidence[index].paused_at.reset(); // Also of one that is still looked for.
        if (m_uploads[index].stage == UploadStage::Paused) go_on(index);
    }
}

void Uploads::move_up(std::size_t index) {
    std::swap(m_draft.evidence[index], m_draft.evidence[index - 1]);
    std::swap(m_uploads[index], m_uploads[index - 1]);
}

void Uploads::remove(std::size_t index) {
    forget(index);
    m_draft.evidence.erase(m_draft.evidence.begin() + static_cast<std::ptrdiff_t>(index));
    m_uploads.erase(m_uploads.begin() + static_cast<std::ptrdiff_t>(index));
    send_next();
}

void Uploads::forget(std::size_t index) {
    const auto& chosen = m_draft.evidence[index];
    platform::forget_file(chosen.file.digits(), chosen.upload ? sending_of(chosen) : platform::FileSending{});
}

// The one after it goes first, in case only this one breaks.
void Uploads::retry() {
    const auto broken = std::find_if(m_uploads.begin(), m_uploads.end(), is_broken_one);
    if (broken == m_uploads.end()) return;
    broken->stage = UploadStage::Waiting;
    send_next(static_cast<std::size_t>(broken - m_uploads.begin()) + 1);
}

bool Uploads::is_broken() const { return std::any_of(m_uploads.begin(), m_uploads.end(), is_broken_one); }

bool Uploads::is_server_busy() const {
    return std::any_of(m_uploads.begin(), m_uploads.end(),
                       [](const Upload& upload) { return is_broken_one(upload) && upload.is_servers; });
}

void Uploads::forget_all(bool was_submitted) {
    for (std::size_t index = 0; index < m_uploads.size(); ++index) {
        if (was_submitted) m_draft.evidence[index].upload.reset();
        forget(index);
    }
    m_draft.evidence.clear();
    m_uploads.clear();
}

// Another tab may be sending the files under their old names.
void Uploads::begin_anew(bool shared) {
    for (std::size_t index = 0; index < m_uploads.size(); ++index) {
        auto& upload = m_uploads[index];
        if (upload.stage == UploadStage::Sending) platform::pause_file(upload.file.digits());
        if (upload.stage != UploadStage::Looking) {
            become_own(index, shared);
            continue;
        }
        m_draft.evidence[index].upload.reset(); // Found and Missing are reported under the id that was asked for.
        upload.is_shared = shared;
    }
    send_next();
}

void Uploads::become_own(std::size_t index, bool shared) {
    auto& chosen = m_draft.evidence[index];
    auto& upload = m_uploads[index];
    const auto file = random_token<ChosenFileId>();
    platform::rename_file(chosen.file.digits(), file.digits(), shared);
    platform::keep_file(file.digits());
    chosen = {.file = file,
              .format = chosen.format,
              .bytes = chosen.bytes,
              .fingerprint = chosen.fingerprint,
              .paused_at = chosen.paused_at ? std::optional<std::uint64_t>{0} : std::nullopt};
    upload.file = file;
    upload.sent = 0;
    if (!upload.is_here)
        upload.stage = UploadStage::Missing;
    else if (upload.stage == UploadStage::Sending || upload.stage == UploadStage::Held)
        upload.stage = UploadStage::Waiting;
}

bool Uploads::are_held() const {
    return std::all_of(m_draft.evidence.begin(), m_draft.evidence.end(),
                       [](const ChosenEvidence& chosen) { return chosen.held; });
}

std::optional<std::size_t> Uploads::first_to_mend() const {
    for (std::size_t index = 0; index < m_uploads.size(); ++index) {
        const auto stage = m_uploads[index].stage;
        if (stage == UploadStage::Refused || stage == UploadStage::Missing || stage == UploadStage::Unreadable)
            return index;
    }
    return std::nullopt;
}

float Uploads::fraction() const {
    double all = 0;
    double sent = 0;
    for (std::size_t index = 0; index < m_uploads.size(); ++index) {
        all += static_cast<double>(m_draft.evidence[index].bytes);
        sent += static_cast<double>(m_uploads[index].sent);
    }
    return all > 0 ? static_cast<float>(sent / all) : 1;
}

std::vector<UploadId> Uploads::held() const {
    std::vector<UploadId> ids;
    for (const auto& chosen : m_draft.evidence)
        if (chosen.held && chosen.upload) ids.push_back(*chosen.upload);
    return ids;
}

platform::FileSending Uploads::sending_of(const ChosenEvidence& chosen) const {
    return {chosen.upload ? chosen.upload->digits() : std::string{}, m_draft.evaluation.code.symbols(),
            m_draft.secret.digits()};
}

void Uploads::send_next(std::size_t first) {
    const auto is_busy = [](const Upload& upload) {
        return upload.stage == UploadStage::Sending || is_broken_one(upload);
    };
    if (!m_draft.agreed || std::any_of(m_uploads.begin(), m_uploads.end(), is_busy)) return;
    for (std::size_t step = 0; step < m_uploads.size(); ++step) {
        const auto index = (first + step) % m_uploads.size();
        auto& upload = m_uploads[index];
        if (upload.stage != UploadStage::Waiting) continue;
        upload.stage = UploadStage::Sending;
        upload.since = platform::now();
        upload.sent_before = 0;
        if (!m_draft.evidence[index].upload) ++upload.beginnings;
        return platform::send_file(upload.file.digits(), sending_of(m_draft.evidence[index]));
    }
}

} // namespace zhiping::citizen
