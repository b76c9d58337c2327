#pragma once

#include "native/app/account_changes.hpp"
#include "shared/staff/account.hpp"

// Accounts of staff, as an administrator looks after them in his own unit and those below it (docs/administration.md).
namespace zhiping::app {

struct AccountQuery {
    std::optional<std::string> unit_id = {};
    std::string search = {};               // A part of the name or of the badge number.
    std::optional<std::string> after = {}; // AccountPage::next of the page before.
    int most = 50;
};

inline constexpr int max_account_page = 200;

// Refused: forbidden (they administer nothing), not_found (at "unit": it is not theirs), invalid (at "limit",
// "search").
Result<AccountPage> list_accounts(store::Store&, const StaffMember&, const AccountQuery&, Date today);

// What was done.
struct AccountDone {
    std::optional<HandedOver> handed = {};    // Of a new account, or a new password.
    std::optional<std::int64_t> waiting = {}; // Nothing yet: this change waits for a second administrator.
};

// Does it, keeps it as an act and in the journal, or keeps it for a second administrator where the policy says so.
// Refused: what plan_change() refuses, unauthorized, forbidden (they administer nothing; it would wait, and they are
// administrators only as somebody's deputy), invalid (at "code": it is missing, wrong, or was used), too_many (wrong
// codes before), conflict (a change of this account waits already: then nothing but its end goes on beside it; at
// "seen": it is another than was seen before it was changed). Whatever is refused changes nothing.
AdminResult<AccountDone> change_account(const AdminMeans&, const StaffMember&, const AccountChange&,
                                        const std::string& code);

// The secrets of a change, where it hands some over. Hashing takes long, so they are made before the transaction, for
// what could be done just now.
std::optional<NewSecrets> secrets_for(const AdminMeans&, const AccountChange&, const Officer&);

HandedOver handed_over(const FirstCredentials&);

} // namespace zhiping::app
