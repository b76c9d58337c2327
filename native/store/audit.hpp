#pragma once

#include "native/store/database.hpp"
#include "native/store/reach.hpp"
#include "shared/staff/audit.hpp"

// Who of staff saw and did what, out of what is kept of it (docs/audit.md). Nothing of what was written is read here,
// and nothing of a person.
namespace zhiping::store {

// An entry among all of them: the newest first, those of one second by kind, then by two numbers that tell those of a
// kind apart.
struct AuditPlace {
    Instant at;
    AuditKind kind;
    std::int64_t first;
    std::int64_t second;
};

struct AuditFilter {
    Reach reach;                               // Of the reader. Precondition: not none.
    Instant since;                             // Then or later,
    Instant until;                             // and earlier than this.
    std::optional<std::string> badge = {};     // Of who did it or whose account it was, however it is written.
    std::optional<ReceiptNumber> receipt = {}; // Of the case.
    std::optional<AuditKind> kind = {};
    std::optional<AuditPlace> after = {}; // Only what comes after it.
};

struct AuditRow {
    AuditEntry entry;
    AuditPlace place;
};

// In reach is what somebody of these units did, and what was done with a case that one of them has or that is about a
// code of theirs. Of cases whose code names the reader there is nothing.
std::vector<AuditRow> list_audit(Database&, const AuditFilter&, std::int64_t most);

} // namespace zhiping::store
