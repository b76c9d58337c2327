#include "native/cases/policies.hpp"

#include "native/sealing/content_hash.hpp"
#include "native/store/stored.hpp"
#include "shared/wire/policy_json.hpp"

namespace zhiping::cases {

namespace {

// What was taken before, so what cannot be read is damaged.
Policy read_policy(const store::StoredPolicy& stored) {
    const auto policy = wire::decode_policy(stored.content);
    if (policy && policy->version == stored.number) return *policy;
    throw store::DatabaseError{store::DatabaseProblem::Damaged,
                               "policy " + std::to_string(stored.number) + " cannot be read"};
}

} // namespace

Policy policy_in_force(store::Database& database, Date day) {
    const auto stored = store::find_policy_on(database, day);
    return stored ? read_policy(*stored) : newest_policy();
}

std::optional<Policy> find_policy(store::Database& database, std::int64_t version) {
    if (const auto* shipped = zhiping::find_policy(version)) return *shipped;
    const auto stored = store::find_stored_policy(database, version);
    return stored ? std::optional{read_policy(*stored)} : std::nullopt;
}

std::string words_of_loading(const store::StoredPolicy& stored) {
    return to_string(stored.begins) + ", SHA-256 " + to_digits(sealing::sha256_of(stored.content));
}

void verify_policies(store::Database& database, const std::function<void(const std::string&)>& tell_problem) {
    for (const auto& stored : store::list_policies(database)) {
        const auto read = store::read_if_readable([&] { return read_policy(stored); });
        const std::vector wanted{words_of_loading(stored)};
        if (!read.value)
            tell_problem(read.problem);
        else if (store::list_loadings(database, stored.number) != wanted)
            tell_problem("policy " + std::to_string(stored.number) + " is not what was loaded");
    }
}

std::optional<std::string> find_policy_problem(store::Database& database, const CaseFile& file) {
    const auto version = file.subject.policy_version;
    if (find_policy(database, version)) return std::nullopt;
    return "has policy " + std::to_string(version) + ", which this program does not know";
}

} // namespace zhiping::cases
