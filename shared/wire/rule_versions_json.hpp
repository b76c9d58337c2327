#pragma once

#include "shared/result.hpp"
#include "shared/staff/rule_versions.hpp"

#include <string>
#include <string_view>

// The versions of policy and catalogue (native/http/api/rule_versions.hpp), between the server and the desk.
namespace zhiping::wire {

// {"policies":[{"version","begins","loaded_at","who","is_in_force"}],"catalogues":[{"version","is_in_force"}]}, without
// what says nothing.
std::string encode(const RuleVersions&);
Result<RuleVersions> decode_rule_versions(std::string_view body);

// {"begins","content","code"}: a policy to be loaded, its content the text of the file.
struct PolicyWish {
    Date begins;
    std::string content;
    std::string code = {}; // Of the administrator's phone, once more.

    bool operator==(const PolicyWish&) const = default;
};
std::string encode(const PolicyWish&);
Result<PolicyWish> decode_policy_wish(std::string_view body);

// {"version"}: what it is now. Where a second administrator has to confirm it, administration_json.hpp says what comes.
std::string encode_policy_version(int version);
Result<int> decode_policy_version(std::string_view body);

} // namespace zhiping::wire
