#pragma once

#include "native/files/folder.hpp"
#include "native/sealing/seal.hpp"
#include "shared/calendar/date.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::sealing {

// A file's key, sealed with a key of the ring; of no use without it.
struct WrappedKey {
    std::string key_id;
    std::vector<std::uint8_t> bytes;
};

// The keys that wrap the files' keys. The newest one wraps; the older ones open what they wrapped. Whoever has
// them can read all evidence, and without them nobody can: back them up separately.
class KeyRing {
public:
    struct Key {
        std::string id; // 16 hexadecimal digits; says nothing about the key.
        Date made;      // In China.
        FileKey key;
    };

    // Throws std::system_error when the file cannot be read, std::runtime_error with words for the
    // operator when others on this machine have any right to it or it holds something else than keys.
    static KeyRing load(const std::filesystem::path&);

    // What save() wrote; `name` is for the words to the operator.
    static KeyRing parse(const std::string& text, const std::string& name);

    void add_newest(Date today);

    // Takes out the keys that nobody needs and that were replaced before `today`: a running server may still be sealing
    // with a key that was just replaced. Returns how many.
    std::size_t prune(Date today, const std::function<bool(const Key&)>& is_needed);

    void save(const std::filesystem::path&) const; // Whole or not at all, whatever happens on the way.
    void save(files::Folder&, const std::string& name) const;

    const std::vector<Key>& keys() const { return m_keys; } // The newest first.
    bool has(std::string_view key_id) const;

    // Precondition: there is a key.
    WrappedKey wrap(const Seal&) const;

    // Throws DamagedFile when the key is not ours, or wraps another file's.
    Seal unwrap(const FileId&, const WrappedKey&) const;

private:
    std::string text() const;
    const Key* find(std::string_view key_id) const;

    std::vector<Key> m_keys;
};

} // namespace zhiping::sealing
