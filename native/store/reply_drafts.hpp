#pragma once

#include "native/store/database.hpp"
#include "shared/calendar/date.hpp"
#include "shared/units/officer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::store {

// Whose it is, for which case.
struct DraftKey {
    std::int64_t evaluation_id;
    std::int64_t staff_id;
};

struct StoredDraft {
    std::string draft; // As JSON (shared/wire/case_json.hpp).
    Instant saved;
};

// In place of the one before.
void put_reply_draft(Database&, const DraftKey&, const StoredDraft&);

std::optional<StoredDraft> find_reply_draft(Database&, const DraftKey&);

// Who else has one for the case that was saved after `since`, by name and badge.
std::vector<Officer> list_other_writers(Database&, const DraftKey&, Instant since);

bool delete_reply_draft(Database&, const DraftKey&); // False when there was none.
void delete_reply_drafts(Database&, std::int64_t evaluation_id);

} // namespace zhiping::store
