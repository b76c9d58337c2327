#include "native/sealing/key_ring.hpp"

#include "native/files/private_file.hpp"

#include <algorithm>
#include <sodium.h>
#include <sstream>

namespace zhiping::sealing {

namespace {

constexpr auto first_line = "# Keys of the evidence, the newest first. Without this file nobody can read it.";
constexpr std::size_t id_bytes = 8;
// The number of a record that no file has: a wrapped key can stand in no record's place.
constexpr std::uint64_t wrapped_key_number = UINT64_MAX;

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

KeyRing::Key parse_key(const std::string& line, const std::string& name) {
    std::istringstream words{line};
    std::string id, day, digits, more;
    words >> id >> day >> digits >> more;
    std::array<std::uint8_t, id_bytes> id_read;
    std::array<std::uint8_t, FileKey::size> key_read;
    const auto made = parse_date(day);
    const bool is_key = is_hex_of(id, id_read) && made && is_hex_of(digits, key_read) && more.empty();
    if (!is_key) throw std::runtime_error{name + " is not a file of keys, or damaged: take the one of your backup"};
    return {id, *made, FileKey{key_read}};
}

} // namespace

KeyRing KeyRing::load(const std::filesystem::path& path) {
    return parse(files::read_private_file(path), path.string());
}

KeyRing KeyRing::parse(const std::string& text, const std::string& name) {
    std::istringstream lines{text};
    KeyRing ring;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line[0] != '#') ring.m_keys.push_back(parse_key(line, name));
    if (ring.m_keys.empty()) throw std::runtime_error{name + " holds no key: take the one of your backup"};
    return ring;
}

void KeyRing::add_newest(Date today) {
    const auto key = FileKey::from_random();
    const auto id = random_file_id();
    m_keys.insert(m_keys.begin(), {to_hex(std::span{id}.first(id_bytes)), today, key});
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
    for (const auto& [id, made, key] : m_keys) text += id + ' ' + to_string(made) + ' ' + to_hex(key.bytes()) + '\n';
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
