#pragma once

#include "native/store/database.hpp"
#include "shared/calendar/date.hpp"

#include <optional>
#include <string>
#include <vector>

// The versions of the policy that were loaded. One is never changed or removed.
namespace zhiping::store {

inline constexpr int first_loaded_policy = 1001; // Those that come with the program have smaller numbers.

struct StoredPolicy {
    int number;
    Date begins;
    std::string content; // As JSON (shared/wire/policy_json.hpp).
    Instant loaded;
    std::string who; // Loaded it.

    bool operator==(const StoredPolicy&) const = default;
};

// Precondition: its number is greater than that of every other.
void insert_policy(Database&, const StoredPolicy&);

std::optional<StoredPolicy> find_stored_policy(Database&, std::int64_t number);

// That with the greatest number of those that have begun on this day.
std::optional<StoredPolicy> find_policy_on(Database&, Date);

// What the acts say with which it was loaded (staff_acts.hpp): one, unless somebody changed the file.
std::vector<std::string> list_loadings(Database&, int number);

// All, by number. There are a few each year.
std::vector<StoredPolicy> list_policies(Database&);

} // namespace zhiping::store
