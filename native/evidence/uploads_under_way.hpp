#pragma once

#include "native/evidence/content_hash.hpp"
#include "native/evidence/seal.hpp"

#include <map>
#include <mutex>
#include <optional>

namespace zhiping::evidence {

// Who appends to which upload just now, so that nobody else does; and between two requests the hash of
// what is held, so that it need not be read again. Nothing here is needed after a restart. Safe to use from
// any thread.
class UploadsUnderWay {
public:
    // The hash of the first `bytes`.
    struct Hashed {
        std::uint64_t bytes;
        ContentHash hash;
    };

    // What a thread has while it works on an upload.
    class Hold {
    public:
        Hold(UploadsUnderWay& all, const FileId& file) : m_all(all), m_file(file), m_is_granted(all.take(file)) {}
        ~Hold() {
            if (m_is_granted) m_all.give_back(m_file);
        }
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;

        bool is_granted() const { return m_is_granted; } // False while another has it.

        // Precondition for these: it is granted.
        std::optional<Hashed> hashed() const { return m_all.hashed(m_file); } // As it was kept last.
        void keep(std::optional<Hashed> hashed) const { m_all.keep(m_file, std::move(hashed)); }

    private:
        UploadsUnderWay& m_all;
        const FileId m_file;
        const bool m_is_granted;
    };

    std::size_t count(); // How many are held.

private:
    struct Entry {
        bool is_held = false;
        std::optional<Hashed> hashed = {};
    };

    bool take(const FileId&);
    void give_back(const FileId&);
    std::optional<Hashed> hashed(const FileId&);
    void keep(const FileId&, std::optional<Hashed>);
    void forget_idle_ones();

    std::mutex m_mutex;
    std::map<FileId, Entry> m_entries;
    std::size_t m_held = 0;
};

} // namespace zhiping::evidence
