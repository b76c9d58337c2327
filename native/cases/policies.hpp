#pragma once

#include "native/store/policies.hpp"
#include "shared/cases/case_file.hpp"
#include "shared/cases/policy.hpp"

#include <functional>

// The versions of the policy: those that come with the program, and those that were loaded. What is asked of people
// comes with the program alone, and newest_policy() says it (docs/administration-rules.md). What is stored and cannot
// be read throws DatabaseError (Damaged).
namespace zhiping::cases {

// What holds for what begins on this day, in China: of those that were loaded and have begun the last; before there is
// one, the newest that came with the program.
Policy policy_in_force(store::Database&, Date);
inline Policy policy_in_force(store::Database& database, Instant now) {
    return policy_in_force(database, china_date(now));
}

// Nullopt when there is no such version.
std::optional<Policy> find_policy(store::Database&, std::int64_t version);

// What the act of its loading says of its content, with which the journal commits to it.
std::string words_of_loading(const store::StoredPolicy&);

// Tells of each that was loaded and cannot be read, or is not what its act says.
void verify_policies(store::Database&, const std::function<void(const std::string&)>& tell_problem);

// That it has a policy which there is not: "has policy 99, which this program does not know".
std::optional<std::string> find_policy_problem(store::Database&, const CaseFile&);

} // namespace zhiping::cases
