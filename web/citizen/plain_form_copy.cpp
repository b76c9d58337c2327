#include "web/citizen/plain_form_copy.hpp"
#include "web/platform/server_form.hpp"

#include <utility>

namespace zhiping::citizen {

void PlainFormCopy::update(const Draft& draft, const EvidenceFiles& evidence) {
    wire::PlainForm form{{draft.submission_id, draft.evaluation, evidence.uploads().held()}, draft.secret};
    if (form == m_filled_in) return;
    platform::fill_plain_form(wire::encode_plain_form(form), evidence.list_held());
    m_filled_in = std::move(form);
}

} // namespace zhiping::citizen
