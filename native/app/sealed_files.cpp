#include "native/app/sealed_files.hpp"

namespace zhiping::app {

store::Sealing new_sealing(evidence::Vault& vault) {
    const sealing::Seal seal{sealing::random_file_id(), sealing::FileKey::from_random()};
    auto wrapped = vault.wrap(seal);
    return {seal.id, std::move(wrapped.key_id), std::move(wrapped.bytes)};
}

sealing::Seal seal_of(evidence::Vault& vault, const store::Sealing& sealing) {
    return vault.unwrap(sealing.file_id, {sealing.key_id, sealing.wrapped_key});
}

std::unique_ptr<files::File> open_sealed(evidence::Vault& vault, const store::Sealing& sealing) {
    const auto name = sealing::file_name(sealing.file_id);
    auto file = vault.folder().open(name);
    if (!file) throw sealing::DamagedFile{"file " + name + " is missing"};
    return file;
}

OpenFile::OpenFile(evidence::Vault& vault, const store::Sealing& sealing, std::uint64_t bytes)
    : m_file(open_sealed(vault, sealing)), m_reader(*m_file, seal_of(vault, sealing), bytes) {
    read(0);
}

} // namespace zhiping::app
