#include "native/app/load_policy.hpp"

#include "native/app/bad_row.hpp"
#include "native/app/keep_act.hpp"
#include "native/cases/policies.hpp"
#include "native/store/units.hpp"
#include "shared/cases/policy.hpp"
#include "shared/catalogue/catalogue.hpp"

namespace zhiping::app {

namespace {

PolicyLine line_of(const store::StoredPolicy& stored) {
    return {.version = stored.number, .begins = stored.begins, .loaded = stored.loaded, .who = stored.who};
}

// Of the first of those that are under no other, by id.
std::string top_unit(store::Database& database) {
    std::string top;
    for (const auto& [id, parent_id] : store::list_parents(database))
        if (!parent_id && (top.empty() || id < top)) top = id;
    return top;
}

// With what the journal's line commits to: the day, and the content as it was loaded.
store::StaffActRow act_of(store::Database& database, const store::StoredPolicy& stored, const PolicyLoader& loader) {
    return {.staff_id = loader.staff_id,
            .second_id = loader.second_id,
            .at = stored.loaded,
            .what = StaffAct::LoadPolicy,
            .unit_id = top_unit(database),
            .subject = std::to_string(stored.number),
            .facts = cases::words_of_loading(stored)};
}

} // namespace

LoadedPolicies loaded_policies(const DataFolder& data) {
    if (!data.is_in_use()) return {};
    auto store = data.open();
    return store.read(store::list_policies);
}

RuleVersions list_rule_versions(const LoadedPolicies& loaded, Date today) {
    RuleVersions versions;
    for (const auto& shipped : policies()) versions.policies.push_back({.version = shipped.version});
    auto in_force = versions.policies.size() - 1;
    for (const auto& stored : loaded) {
        if (stored.begins <= today) in_force = versions.policies.size();
        versions.policies.push_back(line_of(stored));
    }
    versions.policies[in_force].is_in_force = true;
    for (const auto& shipped : catalogues())
        versions.catalogues.push_back({shipped.version, shipped.version == newest_catalogue().version});
    return versions;
}

std::variant<int, PolicyProblem> load_policy(store::Database& database, outside::Random& random,
                                             const NewPolicy& wanted, const PolicyLoader& loader, Instant now,
                                             Language language) {
    if (auto problem = find_problem(database, wanted, now, language)) return *std::move(problem);
    const auto loaded = store::list_policies(database);
    const auto number = loaded.empty() ? store::first_loaded_policy : loaded.back().number + 1;
    const store::StoredPolicy stored{number, wanted.begins, wanted.content, now, wanted.who};
    store::insert_policy(database, stored);
    keep_act(database, random, act_of(database, stored, loader));
    return number;
}

std::variant<int, PolicyProblem> load_policy(store::Store& store, outside::Random& random, const NewPolicy& wanted,
                                             Instant now) {
    if (wanted.who.empty()) return PolicyProblem{{}, "who loads it is missing"};
    if (auto problem = problem_with_words("who", wanted.who)) return PolicyProblem{{}, *std::move(problem)};
    return store.write([&](store::Database& database) -> std::variant<int, PolicyProblem> {
        if (!store::has_units(database)) return PolicyProblem{{}, "there are no units yet: load them first"};
        return load_policy(database, random, wanted, {}, now, Language::English);
    });
}

} // namespace zhiping::app
