#pragma once

#include "shared/calendar/date.hpp"
#include "shared/cases/actor.hpp"
#include "shared/cases/colleague.hpp"
#include "shared/result.hpp"
#include "shared/units/named_unit.hpp"

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

    bool operator==(const SessionWords&) const = default;
};

// Somebody who is signed in, as they are told.
struct StaffSelf {
    Officer officer;
    std::string unit_id;
    UnitName unit; // Its own name, without those above it.
    std::vector<Role> roles;
    std::vector<Officer> deputy_for;       // Whom they stand in for today.
    std::optional<Date> absent_until = {}; // When they are absent today: the last day.
    bool shows_code = false;               // The session began with a second factor.
    bool has_units_below = false;          // Their unit has.
    std::vector<SessionWords> sessions = {};

    bool operator==(const StaffSelf&) const = default;
};

// {"name","badge","unit_id","unit":{"zh-CN","en"},"roles":[...],"deputy_for":[{"name","badge"}, ...],"absent_until",
// "shows_code","has_units_below","sessions":[{"id","began_at","used_at","source","is_this"}, ...]}; "absent_until" is
// missing when they are not.
std::string encode(const StaffSelf&);

// {"colleagues":[{"name","badge","roles":[...],"absent"}, ...]}; "absent" is missing when they are not.
std::string encode(const std::vector<Colleague>&);

// {"units":[{"id","name":{"zh-CN","en"}}, ...]}
std::string encode(const std::vector<NamedUnit>&);

// Refused (invalid, naming the member): what is missing or of the wrong type. Members and roles that are not known are
// passed over, so that an old desk goes on with a newer server.
Result<StaffSelf> decode_staff_self(std::string_view body);
Result<std::vector<Colleague>> decode_colleagues(std::string_view body);
Result<std::vector<NamedUnit>> decode_units(std::string_view body);

} // namespace zhiping::wire
