#pragma once

#include "native/journal/commitment.hpp"
#include "native/store/database.hpp"
#include "shared/calendar/date.hpp"
#include "shared/staff/staff_act.hpp"

#include <optional>
#include <string>

// What somebody of staff did that is no step of a case (shared/staff/staff_act.hpp).
namespace zhiping::store {

struct StaffActRow {
    std::optional<std::int64_t> staff_id;       // None: the operator, by hand.
    std::optional<std::int64_t> second_id = {}; // Who confirmed it.
    Instant at;
    StaffAct what;
    std::string unit_id;      // Whose matter it is: of the account, the unit, the cases.
    std::string subject = {}; // A badge number, a unit, a receipt number, a version; may be empty.
    std::string facts = {};   // What changed, as words: "lead → lead, supervisor".
    std::optional<std::int64_t> count = {};
    journal::Salt salt = {}; // Of the journal's commitment to all this.
};

std::int64_t insert_staff_act(Database&, const StaffActRow&); // Its id.

std::optional<StaffActRow> find_staff_act(Database&, std::int64_t id);

// The last one by which somebody was handed what this member signs in with: a new account, or new credentials.
std::optional<StaffActRow> find_last_handing_over(Database&, std::string_view badge);

// Else the operator made the account.
bool was_added_at_desk(Database&, std::string_view badge);

std::int64_t count_staff_acts(Database&);

} // namespace zhiping::store
