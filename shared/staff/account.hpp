#pragma once

#include "shared/calendar/date.hpp"
#include "shared/cases/actor.hpp"
#include "shared/staff/staff_act.hpp"
#include "shared/units/unit.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Accounts of staff and units, as an administrator is shown them.
namespace zhiping {

// Whole days in China, both included.
struct AccountAbsence {
    Date from;
    Date to;
    Officer deputy;

    bool operator==(const AccountAbsence&) const = default;
};

struct Account {
    Officer officer = {};
    std::string unit_id = {};
    std::vector<Role> roles = {};
    bool is_disabled = false;
    bool has_one_use_password = false;         // They have not signed in with the one that was printed.
    int open_cases = 0;                        // That they handle.
    std::vector<AccountAbsence> absences = {}; // That have not ended, the earliest first.

    bool operator==(const Account&) const = default;
};

struct AccountPage {
    std::vector<Account> accounts;   // By badge number.
    std::optional<std::string> next; // The badge number that the page after it begins behind; none at the end.

    bool operator==(const AccountPage&) const = default;
};

// What is handed over with a new account, or a new password: shown once.
struct HandedOver {
    std::string badge;
    std::string password;
    std::string totp_address; // otpauth://..., for the app that makes codes.
    std::vector<std::string> recovery_codes;

    bool operator==(const HandedOver&) const = default;
};

// As it is wanted: a new one, or what it is to become.
struct AccountFacts {
    Officer officer;
    std::string unit_id;
    std::vector<Role> roles;

    bool operator==(const AccountFacts&) const = default;
};

struct UnitLine {
    Unit unit;
    int open_cases = 0; // Of the unit alone; so is the next.
    int staff = 0;      // Who are not disabled.

    bool operator==(const UnitLine&) const = default;
};

// What one administrator wants and a second has to confirm.
struct PendingChange {
    std::int64_t id;
    StaffAct what;
    std::string subject; // A badge number, a version.
    std::string words;   // What would change: "420114 → 420115"; what is said below is not in it.
    Officer asked_by;
    Instant asked_at;
    bool may_decide = false;      // The reader may confirm it.
    bool may_refuse = false;      // Or take it back, who wants it themselves.
    std::string name = {};        // Of the member of staff that it is about; empty where it is about nobody.
    std::vector<Role> added = {}; // By it, to what they have now; of a new account, all.
    std::vector<Role> removed = {};

    bool operator==(const PendingChange&) const = default;
};

// What became of a case of somebody who leaves.
struct KeptCase {
    std::string receipt;
    std::string reason; // Why it stays, in the reader's language.

    bool operator==(const KeptCase&) const = default;
};

struct MovedCases {
    int moved = 0;
    std::vector<KeptCase> kept = {};

    bool operator==(const MovedCases&) const = default;
};

} // namespace zhiping
