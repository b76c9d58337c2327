#pragma once

#include "native/app/data_folder.hpp"
#include "native/app/policy_problems.hpp"
#include "native/outside/random.hpp"
#include "native/store/policies.hpp"
#include "shared/staff/rule_versions.hpp"

#include <variant>

// The versions of the policy that come with the program and those that are loaded, and the catalogue's, which come with
// the program alone (docs/administration-rules.md).
namespace zhiping::app {

using LoadedPolicies = std::vector<store::StoredPolicy>; // As store::list_policies() gives them.

LoadedPolicies loaded_policies(const DataFolder&); // None where nothing was ever stored.

RuleVersions list_rule_versions(const LoadedPolicies&, Date today);

// Who loads it.
struct PolicyLoader {
    std::optional<std::int64_t> staff_id = {};  // None: the operator, by hand.
    std::optional<std::int64_t> second_id = {}; // Who confirmed it.
};

// Stores it as the next version, with its act and the journal's line, or nothing; the number that it got. Precondition:
// there are units.
std::variant<int, PolicyProblem> load_policy(store::Database&, outside::Random&, const NewPolicy&, const PolicyLoader&,
                                             Instant now, Language);

// The same by the operator, in English. Refused too: a name that cannot be printed, and before there are units.
std::variant<int, PolicyProblem> load_policy(store::Store&, outside::Random&, const NewPolicy&, Instant now);

} // namespace zhiping::app
