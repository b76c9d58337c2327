#pragma once

#include "native/sealing/content_hash.hpp"
#include "native/sealing/seal.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace zhiping::evidence {

// Locks: one request at a time appends to an upload. Between requests it caches the hash of what is held, so that it
// need not be read again. Nothing here is needed after a restart. Safe to use from any thread.
class UploadsUnderWay {
public:
    // The hash of the first `bytes`.
    struct Hashed {
        std::uint64_t bytes;
        sealing::ContentHash hash;
    };

    // What a thread has while it works on an upload.
    class Hold {
    public:
        Hold(UploadsUnderWay& all, const sealing::FileId& file)
            : m_all(all), m_file(file), m_is_granted(all.take(file)) {}
        ~Hold() {
            if (m_is_granted) m_all.give_back(m_file);
        }
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;

        bool is_granted() const { return m_is_granted; } // False while another has it.

        // Precondition for these: it is granted.
        std::optional<Hashed> hashed() const { return m_all.hashed(m_file); } // As it was kept last.
        void keep(std::optional<Hashed> hashed) const { m_all.keep(m_file, std::move(hashed)); }

        // How another thread asks this one to stop. Called only during this object's lifetime; must return quickly.
        void let_interrupt(std::function<void()> interrupt) const { m_all.let_interrupt(m_file, std::move(interrupt)); }

    private:
        UploadsUnderWay& m_all;
        const sealing::FileId m_file;
        const bool m_is_granted;
    };

    // Asks the holder of the file to stop, if it can be asked, and waits up to `patience` until it has.
    void interrupt(const sealing::FileId&, std::chrono::milliseconds patience);

private:
    struct Entry {
        bool is_held = false;
        std::function<void()> interrupt = {};
        std::optional<Hashed> hashed = {};
    };

    bool take(const sealing::FileId&);
    void give_back(const sealing::FileId&);
    std::optional<Hashed> hashed(const sealing::FileId&);
    void keep(const sealing::FileId&, std::optional<Hashed>);
    void let_interrupt(const sealing::FileId&, std::function<void()>);
    bool is_held(const sealing::FileId&) const;
    void forget_idle_ones();

    std::mutex m_mutex;
    std::condition_variable m_given_back;
    std::map<sealing::FileId, Entry> m_entries;
};

} // namespace zhiping::evidence
