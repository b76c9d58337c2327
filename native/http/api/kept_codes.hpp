#pragma once

#include "native/http/exchange/issuer_caller.hpp"
#include "native/http/exchange/staff_caller.hpp"

// Codes that are issued, and the systems that fetch them, for staff with the role `codes` (docs/issuers.md).
namespace zhiping::http {

// At most a thousand; with unit, module, block and after in the address.
void get_codes(Exchange&, const SignedIn&);

// The same codes as pages to print: cards, or signs; with code (again and again) these alone.
void get_sheet(Exchange&, const SignedIn&);
void get_sign(Exchange&, const SignedIn&);

// One as a picture.
void get_code_picture(Exchange&, const SignedIn&);

void post_revocation(Exchange&, const SignedIn&);
void post_reissue(Exchange&, const SignedIn&);

void get_issuers(Exchange&, const SignedIn&);
void post_issuer(Exchange&, const SignedIn&);
void delete_issuer(Exchange&, const SignedIn&);

} // namespace zhiping::http
