#pragma once

#include "native/app/administrators.hpp"
#include "native/app/staff_absences.hpp"
#include "native/app/staff_secrets.hpp"
#include "native/store/staff_absences.hpp"
#include "native/store/worklist.hpp"

// What an administrator may change of accounts, and how it is done (docs/administration.md).
namespace zhiping::app {

struct AccountChange {
    StaffAct what; // AddAccount, ChangeAccount (roles too), ResetAccount, DisableAccount, SetAbsence or CancelAbsence.
    std::string badge;
    store::StaffFacts facts = {};               // Of the first two: as it is to be.
    Absence absence = {};                       // Of the last two; to cancel one its first day alone counts.
    std::optional<store::StaffFacts> seen = {}; // Of the second: as it was before, for whoever wants it.
};

// What it comes to.
struct AccountPlan {
    StaffAct what;                            // As it is kept: ChangeRoles where it is one.
    std::optional<store::StoredStaff> before; // None: of a new account.
    std::string unit_id;                      // Whose matter it is.
    std::string facts;                        // "lead → lead, supervisor"
    bool asks_for_code = false;   // It gives, takes or hands over roles beyond a handler's and an officer's.
    bool asks_for_second = false; // The same, where the policy says that a second administrator confirms.
    std::vector<store::StaffAbsence> ended = {}; // Agreed on for other roles, or another unit.
};

// What such facts say of roles, among other things that "; " stands between.
std::string words_of_roles(const std::vector<Role>& before, const std::vector<Role>& after);

// The badge number of whom it is about, as it is stored.
const std::string& subject_of(const AccountPlan&, const AccountChange&);

// The cases of their unit that they handle and that are not closed, and how many.
store::WorkFilter open_cases_of(const store::StoredStaff&);
int count_open_cases(store::Database&, const store::StoredStaff&);

// Somebody of a unit that this administrator administers. Refused: not_found.
Result<store::StoredStaff> find_account(store::Database&, const StaffMember& administrator, std::string_view badge);

// Whether it may be done. Refused: not_found (nobody, or no unit, that they administer has it), forbidden (it is their
// own), invalid (at the field: what cannot be stored), conflict (somebody has that badge number, who leaves has open
// cases, it is the last administrator at the top, days that overlap).
AdminResult<AccountPlan> plan_change(store::Database&, const StaffMember& administrator, const AccountChange&,
                                     Date today);

// Precondition: it was planned in this transaction; with secrets where it adds or resets.
void carry_out(store::Database&, const AccountPlan&, const AccountChange&, const std::optional<NewSecrets>&);

} // namespace zhiping::app
