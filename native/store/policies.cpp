#include "native/store/policies.hpp"

#include "native/store/stored.hpp"
#include "shared/staff/staff_act.hpp"

namespace zhiping::store {

namespace {

StoredPolicy read_policy(Statement& row) {
    StoredPolicy policy{};
    policy.number = row.next<int>();
    policy.begins = next_date(row);
    policy.content = row.next<std::string>();
    policy.loaded = row.next<Instant>();
    policy.who = row.next<std::string>();
    return policy;
}

} // namespace

void insert_policy(Database& database, const StoredPolicy& policy) {
    database.prepare("INSERT INTO policy_version (number, begins, content, loaded_at, who) VALUES (?, ?, ?, ?, ?)")
        .bind(policy.number)
        .bind(to_string(policy.begins))
        .bind(policy.content)
        .bind(policy.loaded)
        .bind(policy.who)
        .run();
}

std::optional<StoredPolicy> find_stored_policy(Database& database, std::int64_t number) {
    return database.prepare("SELECT number, begins, content, loaded_at, who FROM policy_version WHERE number = ?")
        .bind(number)
        .find(read_policy);
}

std::optional<StoredPolicy> find_policy_on(Database& database, Date day) {
    return database
        .prepare("SELECT number, begins, content, loaded_at, who FROM policy_version WHERE begins <= ?"
                 " ORDER BY number DESC LIMIT 1")
        .bind(to_string(day))
        .find(read_policy);
}

std::vector<std::string> list_loadings(Database& database, int number) {
    return database.prepare("SELECT facts FROM staff_act WHERE what = ? AND subject = ? ORDER BY id")
        .bind(facts_of(staff_acts, StaffAct::LoadPolicy).id)
        .bind(std::to_string(number))
        .list([](Statement& row) { return row.next<std::string>(); });
}

std::vector<StoredPolicy> list_policies(Database& database) {
    return database.prepare("SELECT number, begins, content, loaded_at, who FROM policy_version ORDER BY number")
        .list(read_policy);
}

} // namespace zhiping::store
