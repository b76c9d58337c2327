#include "native/evidence/vault.hpp"

#include "native/files/file_lock.hpp"

#include <optional>

namespace zhiping::evidence {

Vault::Vault(std::unique_ptr<files::Folder> folder, sealing::KeyRing keys, const Quotas& quotas)
    : m_folder(std::move(folder)), m_quotas(quotas), m_keys(std::move(keys)) {}

Vault::Vault(std::unique_ptr<files::Folder> folder, std::filesystem::path key_file, const Quotas& quotas,
             std::filesystem::path removal_lock)
    : m_folder(std::move(folder)), m_key_file(std::move(key_file)), m_removal_lock(std::move(removal_lock)),
      m_quotas(quotas), m_keys(sealing::KeyRing::load(m_key_file)),
      m_keys_written(std::filesystem::last_write_time(m_key_file)) {}

bool Vault::remove_files(const std::function<void(files::Folder&)>& remove) {
    const bool is_shared = !m_removal_lock.empty();
    const auto lock = is_shared ? files::FileLock::try_take(m_removal_lock) : std::nullopt;
    if (is_shared && !lock) return false;
    remove(*m_folder);
    return true;
}

void Vault::read_keys_again() {
    m_keys_written = std::filesystem::last_write_time(m_key_file);
    m_keys = sealing::KeyRing::load(m_key_file);
}

const sealing::KeyRing& Vault::current_keys() {
    std::error_code missing; // Then the keys read before stay in use.
    const auto written = m_key_file.empty() ? m_keys_written : std::filesystem::last_write_time(m_key_file, missing);
    if (!missing && written != m_keys_written) read_keys_again();
    return m_keys;
}

std::vector<sealing::PublicKey> Vault::public_keys() {
    const std::lock_guard guard{m_mutex};
    return current_keys().public_keys();
}

sealing::QueryKey Vault::query_key() {
    const std::lock_guard guard{m_mutex};
    if (const auto& made = current_keys().query_key()) return made->key;
    throw std::runtime_error{m_key_file.string() + " has no key of the query codes: start the server again"};
}

sealing::PersonKey Vault::person_key() {
    const std::lock_guard guard{m_mutex};
    if (const auto& made = current_keys().person_key()) return made->key;
    throw std::runtime_error{m_key_file.string() + " has no key of persons: start the server again"};
}

sealing::SigningKey Vault::signing_key() {
    const std::lock_guard guard{m_mutex};
    if (const auto& key = current_keys().signing_key()) return *key;
    throw std::runtime_error{m_key_file.string() + " has no key that signs: start the server again"};
}

sealing::WrappedKey Vault::wrap(const sealing::Seal& seal) {
    const std::lock_guard guard{m_mutex};
    return current_keys().wrap(seal);
}

sealing::Seal Vault::unwrap(const sealing::FileId& id, const sealing::WrappedKey& wrapped) {
    const std::lock_guard guard{m_mutex};
    if (!m_key_file.empty() && !m_keys.has(wrapped.key_id)) read_keys_again();
    return m_keys.unwrap(id, wrapped);
}

} // namespace zhiping::evidence
