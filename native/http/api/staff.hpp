#pragma once

#include "native/http/exchange/staff_caller.hpp"

namespace zhiping::http {

// Signs in: always a new session, whatever the request brings.
void post_staff_session(Exchange&, const Anyone&);

// Who is signed in, and where else.
void get_staff_session(Exchange&, const SignedIn&);

// Signs out.
void delete_staff_session(Exchange&, const SignedIn&);

// Ends all of the caller's own sessions but this one.
void delete_other_sessions(Exchange&, const SignedIn&);

// Ends one of the caller's own sessions.
void delete_own_session(Exchange&, const SignedIn&);

// To whom a case of the caller's unit can be handed over.
void get_colleagues(Exchange&, const SignedIn&);
void get_staff_units(Exchange&, const SignedIn&);

} // namespace zhiping::http
