#include "shared/cases/reply_draft.hpp"

#include "shared/cases/words.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping {

Result<Ok> check_draft(const Reply& reply) {
    if (reply.findings.size() > situations.size()) return invalid("findings", Text::FieldOutOfRange);
    for (const auto& found : reply.findings) {
        if (!found.decline) continue;
        if (const auto valid = check_words(found.decline->way, {"findings", 0, max_way_characters}); !valid)
            return valid;
    }
    if (reply.measures.size() > max_measures) return invalid("measures", Text::FieldOutOfRange);
    if (reply.attachments.size() > max_attachments) return invalid("attachments", Text::AttachmentsTooMany);
    if (const auto valid = check_words(reply.text, {"text", 0, max_reply_characters}); !valid) return valid;
    return check_words(reply.basis, {"basis", 0, max_basis_characters});
}

} // namespace zhiping
