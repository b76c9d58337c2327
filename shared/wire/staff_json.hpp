#pragma once

#include "shared/calendar/date.hpp"
#include "shared/cases/actor.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::wire {

struct SignInWords {
    std::string badge;
    std::string password;
    std::string code = {}; // Of the phone, or a recovery code.
    std::optional<std::string> new_password = {};
};

// {"badge","password","code"?,"new_password"?}, and nothing else.
Result<SignInWords> decode_sign_in(std::string_view body);

struct SessionWords {
    std::int64_t id;
    Instant began;
    Instant used;
    std::string source; // The address that it began from.
    bool is_this;       // The one that asks.
};

struct StaffSelf {
    Officer officer;
    std::string unit_id;
    std::vector<Role> roles;
    std::vector<SessionWords> sessions;
};

// {"name","badge","unit_id","roles":[...],"sessions":[{"id","began_at","used_at","source","is_this"}, ...]}
std::string encode(const StaffSelf&);

} // namespace zhiping::wire
