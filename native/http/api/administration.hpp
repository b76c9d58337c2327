#pragma once

#include "native/http/exchange/staff_caller.hpp"

// Units, accounts and what is loaded for all, for administrators (docs/administration.md).
namespace zhiping::http {

void get_admin_units(Exchange&, const SignedIn&);
void put_admin_unit(Exchange&, const SignedIn&);

void get_accounts(Exchange&, const SignedIn&);
void post_account(Exchange&, const SignedIn&);
void put_account(Exchange&, const SignedIn&);
void post_account_reset(Exchange&, const SignedIn&);
void post_account_disabling(Exchange&, const SignedIn&);
void post_account_absence(Exchange&, const SignedIn&);
void delete_account_absence(Exchange&, const SignedIn&);
void post_moved_cases(Exchange&, const SignedIn&);

// What waits for a second administrator.
void get_admin_changes(Exchange&, const SignedIn&);
void post_change_decision(Exchange&, const SignedIn&);

void get_loaded_templates(Exchange&, const SignedIn&);
void post_loaded_templates(Exchange&, const SignedIn&);
void get_loaded_notices(Exchange&, const SignedIn&);
void post_loaded_notice(Exchange&, const SignedIn&);

} // namespace zhiping::http
