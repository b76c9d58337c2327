#pragma once

#include "native/store/database.hpp"
#include "shared/cases/actor.hpp"

#include <optional>
#include <vector>

// Who of staff is absent, and who stands in meanwhile.
namespace zhiping::store {

// Whole days in China, both included.
struct Days {
    Date from;
    Date to;

    bool operator==(const Days&) const = default;
};

struct StaffAbsence {
    std::int64_t staff_id;
    Days days;
    std::int64_t deputy_id;

    bool operator==(const StaffAbsence&) const = default;
};

void insert_staff_absence(Database&, const StaffAbsence&);
bool delete_staff_absence(Database&, std::int64_t staff_id, Date from); // False when there is none.

// Those that have not ended before that day, the earliest first.
std::vector<StaffAbsence> list_staff_absences(Database&, std::int64_t staff_id, Date day);

// The same, of those in which they stand in.
std::vector<StaffAbsence> list_absences_of_deputy(Database&, std::int64_t deputy_id, Date day);

// Whether they have an absence, or stand in for somebody, on one of these days.
bool is_absent(Database&, std::int64_t staff_id, const Days&);
bool is_deputy(Database&, std::int64_t staff_id, const Days&);

// Those whom they stand in for on that day: members of their own unit who are not disabled. And the roles of these.
std::vector<Officer> list_deputised(Database&, std::int64_t staff_id, Date day); // By badge number.
std::vector<Role> list_deputised_roles(Database&, std::int64_t staff_id, Date day);

} // namespace zhiping::store
