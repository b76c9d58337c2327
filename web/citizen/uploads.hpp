#pragma once

#include "shared/evaluation/draft.hpp"
#include "web/platform/drawing.hpp"
#include "web/platform/files.hpp"
#include "web/ui/picture.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zhiping::citizen {

// What is happening to a photo or video that was chosen.
enum class UploadStage {
    Looking, // Whether the phone has kept it.
    Waiting, // Its turn will come.
    Sending,
    Paused,     // By the person.
    Broken,     // By the network or a busy server; it goes on by itself.
    Refused,    // By the server, or on the way to it.
    Missing,    // The phone has not kept the file.
    Unreadable, // It was changed or deleted since it was chosen.
    Held,       // By the server, whole.
};

struct Upload {
    ChosenFileId file;
    UploadStage stage = UploadStage::Waiting;
    std::uint64_t sent = 0;  // Bytes.
    bool is_here = true;     // The page can read it.
    bool is_kept = true;     // On the phone, so that it is there when the page is loaded again.
    int beginnings = 0;      // Of uploads the server did not know yet.
    bool is_servers = false; // The server answered when it broke or was refused last.
    bool is_shared = false;  // With another tab's draft, until it is found.
    std::int64_t since = 0;  // When it began to be sent this time, and from which byte.
    std::uint64_t sent_before = 0;
    std::unique_ptr<ui::Picture> thumbnail = {};
};

// The photos and videos of a draft on their way to the server, one after the other in their order: over a bad network
// one that is there is better than nine halves. It changes the draft's evidence and nothing else in it.
class Uploads {
public:
    explicit Uploads(Draft& draft) : m_draft(draft) {}

    // Another draft is the draft now; as the phone has kept it, or without evidence.
    void begin();

    // Before that nothing is kept or sent.
    void begin_once_agreed();

    // What the person chose; `instead` of one that has to be chosen again. Refused by the rules of shared/evidence:
    // empty, too_large, too many, of no known format; or chosen twice.
    Result<Ok> offer(const platform::OfferedFile&, std::optional<std::size_t> instead = {});

    void hear(const platform::FileNews&);
    void show_thumbnail(std::string_view file, const platform::Pixels&);

    void pause(std::size_t index);
    void go_on(std::size_t index);
    void go_on_with_all(); // That the person had paused.
    void move_up(std::size_t index);
    void remove(std::size_t index);

    // Tries again what the network broke.
    void retry();
    bool is_broken() const;
    bool is_server_busy() const; // It answered when the last one broke.

    // None of it is wanted on this phone any more, nor on the server unless it was submitted.
    void forget_all(bool was_submitted);

    // The server has forgotten what it held, or the draft is another submission now, perhaps because another tab took
    // the draft over and shares its files: everything is sent once more.
    void begin_anew(bool shared = false);

    bool are_held() const;
    // The first that only the person can mend; nullopt when there is none.
    std::optional<std::size_t> first_to_mend() const;
    float fraction() const; // Of all bytes.

    const std::vector<ChosenEvidence>& chosen() const { return m_draft.evidence; }
    const Upload& at(std::size_t index) const { return m_uploads[index]; }
    std::vector<UploadId> held() const; // By the server, whole.

private:
    std::optional<std::size_t> find(std::string_view file) const;
    platform::FileSending sending_of(const ChosenEvidence&) const;
    void become_own(std::size_t index, bool shared);
    void take_again(std::size_t index, const platform::OfferedFile&);
    void wait_or_rest(std::size_t index);
    void forget(std::size_t index);
    void stop(std::size_t index, UploadStage);
    void refuse(std::size_t index, int status);
    void send_next(std::size_t first = 0);

    Draft& m_draft;
    std::vector<Upload> m_uploads; // As m_draft.evidence.
};

} // namespace zhiping::citizen
