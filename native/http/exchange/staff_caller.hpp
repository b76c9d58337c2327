#pragma once

#include "native/app/staff_sessions.hpp"
#include "native/http/exchange/callers.hpp"

#include <optional>

namespace zhiping::http {

// Of a session that has not ended. What the member may do, the caller's roles say (shared/cases/rights.hpp).
struct SignedIn {
    static constexpr auto kind = CallerKind::Staff;
    app::StaffMember member;
    app::StaffToken token;
};

// Nobody: there is no such session, or it is of somebody else than the desk that asks means. Refuses nothing.
std::optional<SignedIn> find_staff(const Exchange&);

// Refuses as JSON: unauthorized without a session; forbidden when another site's page asks for more than to read.
std::optional<SignedIn> signed_in(Exchange&);

} // namespace zhiping::http
