#pragma once

#include "native/files/folder.hpp"
#include "native/sealing/person_key.hpp"
#include "native/sealing/query_key.hpp"
#include "native/sealing/seal.hpp"
#include "native/sealing/signing_key.hpp"
#include "shared/calendar/date.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::sealing {

// A file's key, sealed with a key of the ring; of no use without it.
struct WrappedKey {
    std::string key_id;
    std::vector<std::uint8_t> bytes;
};

// The keys of a server.
// - Those of the evidence wrap the files' keys. The newest one wraps; the older ones open what they wrapped. Whoever
//   has them can read all evidence, and without them nobody can: back them up separately.
// - Query codes are made of one key.
// - Persons are found by one key, and what is personal of them is sealed with it.
// - One key signs receipts. Of those before it only the public half is kept, which checks what they signed.
class KeyRing {
public:
    struct Key {
        std::string id; // 16 hexadecimal digits; says nothing about the key.
        Date made;      // In China.
        FileKey key;
    };
    struct QueryKeyMade {
        std::string id;
        Date made;
        QueryKey key;
    };
    struct PersonKeyMade {
        std::string id;
        Date made;
        PersonKey key;
    };

    // Throws std::system_error when the file cannot be read, std::runtime_error with words for the
    // operator when others on this machine have any right to it or it holds something else than keys.
    // A file of an older program holds keys of the evidence alone.
    static KeyRing load(const std::filesystem::path&);

    // What save() wrote; `name` is for the words to the operator.
    static KeyRing parse(const std::string& text, const std::string& name);

    // New keys, with which evidence is wrapped and receipts are signed from now on. Those of the query
    // codes and of persons stay as they are, and are made when there are none.
    void add_newest(Date today);

    // What a file of an older program lacks. Whether there was anything to add.
    bool add_missing(Date today);

    // Takes out the keys of the evidence that nobody needs and that were replaced before `today`: a running server may
    // still be sealing with a key that was just replaced. Returns how many.
    std::size_t prune(Date today, const std::function<bool(const Key&)>& is_needed);

    void save(const std::filesystem::path&) const; // Whole or not at all, whatever happens on the way.
    void save(files::Folder&, const std::string& name) const;

    const std::vector<Key>& keys() const { return m_keys; } // Of the evidence, the newest first.
    bool has(std::string_view key_id) const;                // The same.

    // None only in a file of an older program.
    const std::optional<QueryKeyMade>& query_key() const { return m_query_key; }
    const std::optional<PersonKeyMade>& person_key() const { return m_person_key; }
    const std::optional<SigningKey>& signing_key() const { return m_signing_key; }

    // Of the key that signs, and of those before it, the newest first.
    std::vector<PublicKey> public_keys() const;

    // Precondition: there is a key.
    WrappedKey wrap(const Seal&) const;

    // Throws DamagedFile when the key is not ours, or wraps another file's.
    Seal unwrap(const FileId&, const WrappedKey&) const;

private:
    struct Line;

    bool take(const Line&);
    void sign_with_new_key(Date today);
    std::string text() const;
    const Key* find(std::string_view key_id) const;

    std::vector<Key> m_keys;
    std::optional<QueryKeyMade> m_query_key;
    std::optional<PersonKeyMade> m_person_key;
    std::optional<SigningKey> m_signing_key;
    std::vector<PublicKey> m_former_public_keys; // The newest first.
};

} // namespace zhiping::sealing
