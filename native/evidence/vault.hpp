#pragma once

#include "native/evidence/quotas.hpp"
#include "native/evidence/uploads_under_way.hpp"
#include "native/files/folder.hpp"
#include "native/sealing/key_ring.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

namespace zhiping::evidence {

// The folder of sealed files and the keys to them. Safe to use from any thread.
class Vault {
public:
    Vault(std::unique_ptr<files::Folder>, sealing::KeyRing, const Quotas& = {});

    // The same with a key file, which is read again when it has changed or a key is asked for that was added since.
    // Whoever removes files, and a backup that copies them, holds the lock `removal_lock`.
    Vault(std::unique_ptr<files::Folder>, std::filesystem::path key_file, const Quotas& = {},
          std::filesystem::path removal_lock = {});

    files::Folder& folder() { return *m_folder; }
    const Quotas& quotas() const { return m_quotas; }
    UploadsUnderWay& under_way() { return m_under_way; }

    // Calls `remove` unless a backup is copying files: then it returns false, and they go another time.
    bool remove_files(const std::function<void(files::Folder&)>& remove);

    // Which keys there are now. The last three throw std::runtime_error with words for the operator when the file was
    // made by an older program and nothing was added (app/first_keys.hpp).
    std::vector<sealing::PublicKey> public_keys();
    sealing::QueryKey query_key();
    sealing::PersonKey person_key();
    sealing::SigningKey signing_key();

    sealing::WrappedKey wrap(const sealing::Seal&);
    sealing::Seal unwrap(const sealing::FileId&, const sealing::WrappedKey&); // Throws DamagedFile as KeyRing does.

private:
    std::unique_ptr<files::Folder> m_folder;
    const std::filesystem::path m_key_file;     // Empty when there is none.
    const std::filesystem::path m_removal_lock; // Empty when nobody else knows the folder.
    const Quotas m_quotas;
    UploadsUnderWay m_under_way;
    void read_keys_again();
    const sealing::KeyRing& current_keys(); // Precondition: m_mutex is held.

    std::mutex m_mutex; // Of what follows.
    sealing::KeyRing m_keys;
    std::filesystem::file_time_type m_keys_written = {}; // As of the file that they were read from.
};

} // namespace zhiping::evidence
