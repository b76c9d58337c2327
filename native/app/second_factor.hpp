#pragma once

#include "native/app/staff_member.hpp"
#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"
#include "shared/result.hpp"

#include <optional>
#include <string>

// A code of somebody's phone (TOTP), once more, where a session that was left open is not enough.
namespace zhiping::app {

// Uses it up: none is good twice. `source` is the address, as limits count it. Refused: invalid (at "code": a wrong
// one, or one that was used), too_many (wrong codes before).
std::optional<Error> use_code(store::Database&, evidence::Vault&, const StaffMember&, const std::string& code,
                              const std::string& source, Instant now);

} // namespace zhiping::app
