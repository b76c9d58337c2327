#include "native/cases/open_case.hpp"

#include "native/cases/policies.hpp"
#include "native/store/case_clocks.hpp"
#include "native/store/evaluations.hpp"

#include <algorithm>

namespace zhiping::cases {

namespace {

constexpr std::int64_t max_cases_at_once = 200;

void promise(CaseEvent& event, const Deadline& due) {
    auto& clock = event.clocks.front();
    clock.due = clock.original_due = due.day;
    clock.days = due.working_days;
    clock.provisional = due.provisional;
}

Deadline open(store::Database& database, const store::CaseKey& key, const CaseSubject& subject, const Policy& policy,
              const Means& means, const std::optional<Deadline>& promised) {
    const bool may_go_up = std::ranges::find(policy.one_level_up, true) != policy.one_level_up.end();
    const auto units = may_go_up ? units_above(database, {subject.unit_id}) : UnitTree{{}};
    const CaseSurroundings around{*means.calendar, policy, units};
    auto event = zhiping::open_case(subject, around);
    if (promised) promise(event, *promised);
    keep_opening(database, key, event, around, means);
    const auto& clock = event.clocks.front();
    return {clock.due, clock.days, clock.provisional};
}

std::size_t open_some(store::Database& database, const FindMeans& find_means) {
    const auto waiting = store::list_cases_to_open(database, max_cases_at_once);
    for (const auto& [evaluation_id, due] : waiting) {
        auto subject = *store::find_case_subject(database, evaluation_id, newest_policy().version);
        const auto policy = policy_in_force(database, subject.received);
        subject.policy_version = policy.version;
        auto means = find_means(database);
        means.tells = false; // Whoever had to know has known for long.
        open(database, *store::find_case_key(database, evaluation_id), subject, policy, means, due);
        store::remove_case_to_open(database, evaluation_id);
    }
    return waiting.size();
}

} // namespace

bool opens_case(const Evaluation& evaluation, Module module, const Policy& policy) {
    return evaluation.satisfaction == Satisfaction::Dissatisfied && policy.opens_cases_of(module);
}

Deadline open_case(store::Database& database, const store::CaseKey& key, const CaseSubject& subject,
                   const Policy& policy, const Means& means) {
    return open(database, key, subject, policy, means, std::nullopt);
}

std::size_t open_waiting_cases(store::Store& store, const FindMeans& find_means) {
    if (store.read([](store::Database& database) { return store::list_cases_to_open(database, 1).empty(); })) return 0;
    std::size_t all = 0;
    const auto open_next = [&] {
        return store.write([&](store::Database& database) { return open_some(database, find_means); });
    };
    for (auto opened = open_next(); opened > 0; opened = open_next()) all += opened;
    return all;
}

} // namespace zhiping::cases
