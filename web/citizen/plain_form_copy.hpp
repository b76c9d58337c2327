#pragma once

#include "shared/evaluation/draft.hpp"
#include "shared/wire/plain_form.hpp"
#include "web/citizen/evidence_files.hpp"

#include <optional>

namespace zhiping::citizen {

// What the server's form, hidden by now, says: the same answers as the draft, the files that have arrived, and the
// same submission, so that nothing is lost when this program stops.
class PlainFormCopy {
public:
    void update(const Draft&, const EvidenceFiles&);

private:
    std::optional<wire::PlainForm> m_filled_in; // None before the first time.
};

} // namespace zhiping::citizen
