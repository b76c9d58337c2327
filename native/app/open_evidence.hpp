#pragma once

#include "native/evidence/sealed_file.hpp"
#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/token.hpp"
#include "shared/evidence/evidence.hpp"
#include "shared/result.hpp"

namespace zhiping::app {

// A piece of evidence that is being read.
class OpenEvidence {
public:
    OpenEvidence(const Evidence&, std::unique_ptr<files::File>, const sealing::Seal&);

    const Evidence& facts() const { return m_facts; }

    // From `offset` on, as much as comes at once; valid until the next call. Throws DamagedFile.
    std::span<const std::uint8_t> read(std::uint64_t offset) { return m_reader.read(offset); }

private:
    Evidence m_facts;
    std::unique_ptr<files::File> m_file;
    evidence::SealedReader m_reader;
};

// The piece at `position`, counted from 1, for a caller who may see the evaluation. not_found when there
// is none, gone when it was removed at the end of its retention. Throws DamagedFile when its file or its beginning
// is not what was stored.
Result<std::unique_ptr<OpenEvidence>> open_evidence(store::Store&, evidence::Vault&, const ReceiptNumber&,
                                                    int position);

} // namespace zhiping::app
