#pragma once

#include "native/app/administrators.hpp"
#include "native/app/load_policy.hpp"
#include "native/store/admin_changes.hpp"

// The versions of policy and catalogue, as an administrator looks after them (docs/administration-rules.md).
namespace zhiping::app {

// Refused: forbidden (they administer nothing).
Result<RuleVersions> read_rule_versions(store::Store&, const StaffMember&, Date today);

struct WantedPolicy {
    std::string content; // Of the file.
    Date begins;
    std::string code; // Of the administrator's phone, once more.
};

// What was done.
struct PolicyDone {
    std::optional<int> version = {};
    std::optional<std::int64_t> waiting = {}; // Nothing yet: this change waits for a second administrator.
};

// Loads it, or keeps it for a second administrator where the policy in force says so, and where it would ask for none
// any more to give roles. Refused: unauthorized, forbidden (they administer not all, or what would wait, only as
// somebody's deputy), invalid (at "code", or the first of find_problem() at its field), too_many (wrong codes
// before), conflict (this version waits already). Whatever is refused changes nothing.
AdminResult<PolicyDone> change_policy(const AdminMeans&, const StaffMember&, const WantedPolicy&);

// Whether what waits can still be loaded. Refused: invalid, the first of find_problem(), as of today.
std::optional<AdminRefusal> check_waiting_policy(store::Database&, const AdminMeans&, const store::AdminChange&);

// Loads it, once a second administrator confirms it. Refused: the same.
std::optional<AdminRefusal> load_waiting_policy(store::Database&, const AdminMeans&, const store::AdminChange&,
                                                const StaffMember& second);

} // namespace zhiping::app
