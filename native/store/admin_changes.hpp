#pragma once

#include "native/store/reach.hpp"
#include "shared/calendar/date.hpp"
#include "shared/staff/staff_act.hpp"

#include <optional>
#include <string>
#include <vector>

// What an administrator wants and a second one has to confirm. There is one at a time of each subject.
namespace zhiping::store {

struct AdminChange {
    std::int64_t id = 0; // As the store gives it.
    StaffAct what;
    std::string subject; // A badge number; shared/units/badge_key.hpp says which are the same.
    std::string unit_id; // Of the account.
    std::string wanted;  // As JSON.
    std::string facts;   // The same as words.
    std::int64_t asked_by;
    Instant asked;
    bool is_decided = false;
};

std::int64_t insert_admin_change(Database&, const AdminChange&); // Its id. Precondition: none of its subject waits.

std::optional<AdminChange> find_admin_change(Database&, std::int64_t id);

bool has_waiting_change(Database&, std::string_view subject);

// Of accounts of units in reach, the oldest first. Precondition: the reach is not none.
std::vector<AdminChange> list_waiting_changes(Database&, const Reach&, std::int64_t most);

struct ChangeDecided {
    std::int64_t by;
    Instant at;
    bool is_confirmed;
};

// False, and nothing changes, when it was decided before.
bool decide_admin_change(Database&, std::int64_t id, const ChangeDecided&);

} // namespace zhiping::store
