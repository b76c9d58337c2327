#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"
#include "native/store/reach.hpp"
#include "native/store/sealing.hpp"
#include "shared/calendar/date.hpp"
#include "shared/cases/colleague.hpp"

#include <optional>
#include <string>
#include <vector>

// Members of staff, and what they show to sign in (docs/staff.md).
namespace zhiping::store {

struct StaffFacts {
    Officer officer; // Its badge is what tells members apart (shared/units/badge_key.hpp).
    std::string unit_id;
    std::vector<Role> roles; // One or more, each once.

    bool operator==(const StaffFacts&) const = default;
};

struct StoredStaff {
    std::int64_t id;
    StaffFacts facts; // Its roles are their own.
    bool has_one_use_password;
    bool is_disabled;
};

// How somebody signs in. Nothing of it can be read by who has the database alone.
struct StaffSecrets {
    std::string password_hash;  // (native/sealing/password.hpp)
    bool is_one_use = false;    // The password was printed, and is good for setting another.
    Sealing totp;               // Of the secret, whose bytes are the first of the sealed key.
    std::int64_t totp_step = 0; // Of the last code that was used.
};

// Precondition: no member has that badge. Their id.
std::int64_t insert_staff(Database&, const StaffFacts&, const StaffSecrets&, const std::vector<Digest>& recovery_codes);

// Name, badge as written, unit and roles. Precondition: it is the same badge.
void change_staff(Database&, std::int64_t id, const StaffFacts&);

std::optional<StoredStaff> find_staff(Database&, std::string_view badge);
std::optional<StoredStaff> find_staff(Database&, std::int64_t id);

// By badge, the `most` that come after `last`; null: from the first one on.
std::vector<StoredStaff> list_staff(Database&, const StoredStaff* last, std::int64_t most);

// Whom an administrator looks for.
struct StaffFilter {
    Reach reach;                             // Not none.
    std::optional<std::string> unit_id = {}; // Of this unit alone.
    std::string search = {};                 // A part of the name, or of the badge number.
    std::optional<std::string> after = {};   // The badge number that the page begins behind.
};
std::vector<StoredStaff> list_staff(Database&, const StaffFilter&, std::int64_t most);

// How many of a unit have this role of their own, and are not disabled.
std::int64_t count_with_role(Database&, std::string_view unit_id, Role);

// Those of a unit who are not disabled, by name and badge, and who of them is absent on that day.
std::vector<Colleague> list_staff_of_unit(Database&, std::string_view unit_id, Date day);

std::optional<StaffSecrets> find_staff_secrets(Database&, std::int64_t id);

// The old ones, recovery codes included, are good for nothing any more.
void replace_staff_secrets(Database&, std::int64_t id, const StaffSecrets&, const std::vector<Digest>& recovery_codes);
void set_staff_disabled(Database&, std::int64_t id, bool is_disabled);

bool has_recovery_code(Database&, std::int64_t id, const Digest&);

// Each is false, and changes nothing, when somebody was faster: a code is good once, and a password is replaced by who
// knows the one that it is.
bool use_totp_step(Database&, std::int64_t id, std::int64_t step);
bool use_recovery_code(Database&, std::int64_t id, const Digest&);
bool replace_password(Database&, std::int64_t id, const std::string& old_hash, const std::string& new_hash);

} // namespace zhiping::store
