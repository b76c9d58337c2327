#pragma once

#include "native/evidence/sealed_file.hpp"
#include "native/evidence/vault.hpp"
#include "native/store/sealing.hpp"

namespace zhiping::app {

// Of a file that is still to be made.
store::Sealing new_sealing(evidence::Vault&);

// What opens a file. Throws DamagedFile when no key that is known does.
sealing::Seal seal_of(evidence::Vault&, const store::Sealing&);

// The file, to read it. Throws DamagedFile when it is missing.
std::unique_ptr<files::File> open_sealed(evidence::Vault&, const store::Sealing&);

// A file that is being read.
class OpenFile {
public:
    // Throws DamagedFile when the file or its beginning is not what was stored.
    OpenFile(evidence::Vault&, const store::Sealing&, std::uint64_t bytes);

    // From `offset` on, as much as comes at once; valid until the next call. Throws DamagedFile.
    std::span<const std::uint8_t> read(std::uint64_t offset) { return m_reader.read(offset); }

private:
    std::unique_ptr<files::File> m_file;
    evidence::SealedReader m_reader;
};

} // namespace zhiping::app
