#pragma once

#include "shared/calendar/date.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/units/officer.hpp"
#include "shared/units/unit.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

// Who of staff saw and did what: without what was written, and without whose it is.
namespace zhiping {

enum class AuditKind {
    Seen,      // A case, once an hour.
    Done,      // A step of a case; `action` is a CaseAction.
    Disclosed, // Of a person, what was hidden; `action` is a Disclosed.
    ReadOut,   // To a citizen at a counter.
    Codes,     // Something with codes.
    Act,       // Anything else; `action` is a StaffAct.
};

struct AuditKindFacts {
    AuditKind value;
    std::string_view id;
};

inline constexpr std::array audit_kinds{
    AuditKindFacts{AuditKind::Seen, "seen"},           AuditKindFacts{AuditKind::Done, "done"},
    AuditKindFacts{AuditKind::Disclosed, "disclosed"}, AuditKindFacts{AuditKind::ReadOut, "read_out"},
    AuditKindFacts{AuditKind::Codes, "codes"},         AuditKindFacts{AuditKind::Act, "act"},
};
static_assert(follows_enum(audit_kinds));

struct AuditEntry {
    Instant at;
    AuditKind kind;
    Officer who;
    std::string unit_id;
    std::string action = {};                   // An identifier; empty where the kind says it all.
    std::optional<ReceiptNumber> receipt = {}; // Of the case.
    std::string subject = {};                  // Of what is no case: a badge number, a unit, a code.
    std::optional<std::int64_t> count = {};    // Rows of an export, codes.
    UnitName unit = {};                        // Of `unit_id`; empty where it is not known.

    bool operator==(const AuditEntry&) const = default;
};

struct AuditPage {
    std::vector<AuditEntry> entries; // The newest first.
    std::optional<std::string> next; // The cursor of the page after it; none at the end.

    bool operator==(const AuditPage&) const = default;
};

inline constexpr int max_audit_days = 366;
inline constexpr int usual_audit_days = 30;
inline constexpr int max_audit_entries = 200; // In a page.

// All of it, and: days in China, both included; without them the last 30.
struct AuditQuery {
    std::optional<Date> from = {};
    std::optional<Date> until = {};
    std::optional<std::string> badge = {};
    std::optional<ReceiptNumber> receipt = {};
    std::optional<AuditKind> kind = {};
    std::string after = {}; // AuditPage::next of the page before.

    bool operator==(const AuditQuery&) const = default;
};

} // namespace zhiping
