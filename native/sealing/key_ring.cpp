#include "native/sealing/key_ring.hpp"

#include "native/files/private_file.hpp"

#include <algorithm>
#include <sodium.h>
#include <sstream>

namespace zhiping::sealing {

namespace {

constexpr auto first_line = "# Keys of the server, the newest first. Without this file nobody can read the evidence.";
constexpr std::size_t id_bytes = 8;
// The number of a record that no file has: a wrapped key can stand in no record's place.
constexpr std::uint64_t wrapped_key_number = UINT64_MAX;

// The first word of a line. A file of an older program has keys of the evidence alone, and none of these words.
constexpr auto evidence_word = "evidence";
constexpr auto query_word = "query";
constexpr auto person_word = "person";
constexpr auto signing_word = "signing";
constexpr auto former_word = "former"; // A public key: its private half is gone.

std::string to_hex(std::span<const std::uint8_t> bytes) {
    std::string digits(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
    digits.pop_back();
    return digits;
}

bool is_hex_of(const std::string& digits, std::span<std::uint8_t> bytes) {
    std::size_t length = 0;
    return digits.size() == 2 * bytes.size() &&
           sodium_hex2bin(bytes.data(), bytes.size(), digits.data(), digits.size(), nullptr, &length, nullptr) == 0 &&
           length == bytes.size();
}

std::string line_of(const char* word, const std::string& id, Date made, std::span<const std::uint8_t> bytes) {
    return std::string{word} + ' ' + id + ' ' + to_string(made) + ' ' + to_hex(bytes) + '\n';
}

std::string new_id() {
    const auto id = random_file_id();
    return to_hex(std::span{id}.first(id_bytes));
}

} // namespace

// "evidence ID DAY KEY"
struct KeyRing::Line {
    std::string word;
    std::string id;
    Date made;
    FileKey key;

    static std::optional<Line> parse(const std::string& text) {
        std::istringstream stream{text};
        std::vector<std::string> words;
        for (std::string word; stream >> word;) words.push_back(word);
        if (words.size() == 3) words.insert(words.begin(), evidence_word);
        if (words.size() != 4) return std::nullopt;
        std::array<std::uint8_t, id_bytes> id;
        auto key = FileKey::from_random();
        const auto made = parse_date(words[2]);
        if (!is_hex_of(words[1], id) || !made || !is_hex_of(words[3], key.bytes())) return std::nullopt;
        return Line{words[0], words[1], *made, key};
    }
};

KeyRing KeyRing::load(const std::filesystem::path& path) {
    return parse(files::read_private_file(path), path.string());
}

// Of what there is one of, a second one is refused: nobody could say which of them counts.
bool KeyRing::take(const Line& line) {
    const auto& [word, id, made, key] = line;
    if (word == evidence_word)
        m_keys.push_back({id, made, key});
    else if (word == query_word && !m_query_key)
        m_query_key = {id, made, {key}};
    else if (word == person_word && !m_person_key)
        m_person_key = {id, made, {key}};
    else if (word == signing_word && !m_signing_key)
        m_signing_key.emplace(id, made, key);
    else if (word == former_word) {
        auto& former = m_former_public_keys.emplace_back(PublicKey{id, made, {}});
        std::copy(key.bytes().begin(), key.bytes().end(), former.bytes.begin());
    } else
        return false;
    return true;
}

KeyRing KeyRing::parse(const std::string& text, const std::string& name) {
    std::istringstream lines{text};
    KeyRing ring;
    for (std::string text_line; std::getline(lines, text_line);) {
        if (text_line.empty() || text_line[0] == '#') continue;
        const auto line = Line::parse(text_line);
        if (!line || !ring.take(*line))
            throw std::runtime_error{name + " is not a file of keys, or damaged: take the one of your backup"};
    }
    if (ring.m_keys.empty()) throw std::runtime_error{name + " holds no key: take the one of your backup"};
    return ring;
}

void KeyRing::add_newest(Date today) {
    m_keys.insert(m_keys.begin(), {new_id(), today, FileKey::from_random()});
    sign_with_new_key(today);
    add_missing(today);
}

bool KeyRing::add_missing(Date today) {
    if (m_query_key && m_person_key && m_signing_key) return false;
    if (!m_query_key) m_query_key = {new_id(), today, {FileKey::from_random()}};
    if (!m_person_key) m_person_key = {new_id(), today, {FileKey::from_random()}};
    if (!m_signing_key) sign_with_new_key(today);
    return true;
}

void KeyRing::sign_with_new_key(Date today) {
    if (m_signing_key) m_former_public_keys.insert(m_former_public_keys.begin(), m_signing_key->public_key());
    m_signing_key.emplace(new_id(), today, FileKey::from_random());
}

std::vector<PublicKey> KeyRing::public_keys() const {
    auto keys = m_former_public_keys;
    if (m_signing_key) keys.insert(keys.begin(), m_signing_key->public_key());
    return keys;
}

std::size_t KeyRing::prune(Date today, const std::function<bool(const Key&)>& is_needed) {
    std::vector<Key> kept;
    for (std::size_t index = 0; index < m_keys.size(); ++index) {
        const bool was_replaced_before = index > 0 && m_keys[index - 1].made < today;
        if (!was_replaced_before || is_needed(m_keys[index])) kept.push_back(m_keys[index]);
    }
    const auto pruned = m_keys.size() - kept.size();
    m_keys = std::move(kept);
    return pruned;
}

std::string KeyRing::text() const {
    std::string text = std::string{first_line} + '\n';
    for (const auto& [id, made, key] : m_keys) text += line_of(evidence_word, id, made, key.bytes());
    if (m_query_key) text += line_of(query_word, m_query_key->id, m_query_key->made, m_query_key->key.key.bytes());
    if (m_person_key) text += line_of(person_word, m_person_key->id, m_person_key->made, m_person_key->key.key.bytes());
    if (m_signing_key) {
        const auto& [id, made, bytes] = m_signing_key->public_key();
        text += line_of(signing_word, id, made, m_signing_key->seed().bytes());
    }
    for (const auto& [id, made, bytes] : m_former_public_keys) text += line_of(former_word, id, made, bytes);
    return text;
}

void KeyRing::save(const std::filesystem::path& path) const { files::replace_private_file(path, text()); }

void KeyRing::save(files::Folder& folder, const std::string& name) const {
    files::replace_private_file(folder, name, text());
}

const KeyRing::Key* KeyRing::find(std::string_view key_id) const {
    const auto found = std::find_if(m_keys.begin(), m_keys.end(), [&](const Key& key) { return key.id == key_id; });
    return found == m_keys.end() ? nullptr : &*found;
}

bool KeyRing::has(std::string_view key_id) const { return find(key_id) != nullptr; }

WrappedKey KeyRing::wrap(const Seal& seal) const {
    const auto& newest = m_keys.front();
    WrappedKey wrapped{newest.id, std::vector<std::uint8_t>(FileKey::size + seal_bytes)};
    Seal{seal.id, newest.key}.close(wrapped_key_number, seal.key.bytes(), wrapped.bytes);
    return wrapped;
}

Seal KeyRing::unwrap(const FileId& id, const WrappedKey& wrapped) const {
    const auto* key = find(wrapped.key_id);
    if (!key)
        throw DamagedFile{"no key " + wrapped.key_id + " for file " + file_name(id) + ": is this the right key file?"};
    Seal seal{id, key->key};
    if (!Seal{id, key->key}.open(wrapped_key_number, wrapped.bytes, seal.key.bytes()))
        throw DamagedFile{"the key of file " + file_name(id) + " is damaged or another file's"};
    return seal;
}

} // namespace zhiping::sealing
