#pragma once

#include "native/app/staff_sessions.hpp"
#include "native/evidence/vault.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"

#include <optional>
#include <string>
#include <variant>

namespace zhiping::app {

struct SignIn {
    std::string badge;
    std::string password;
    std::string code = {};                        // Of the phone, or a recovery code; empty when none is given.
    std::optional<std::string> new_password = {}; // To have another from now on; then all other sessions end.
    std::string source;                           // The address, as limits count it.
};

struct SignInRefusal {
    Error error;
    std::chrono::seconds wait{0}; // Until the next try makes sense.
};

struct SignInMeans {
    store::Store& store;
    evidence::Vault& vault;
    outside::Random& random;
    Instant now;
};

// A new session. Refused: whatever is wrong alike and after the same work (unauthorized), too many tries before
// (too_many), too many at once (unavailable); and to who has shown all the rest: a password that was for once, without
// a new one, and a new one that may not be chosen (invalid, at new_password).
std::variant<StaffToken, SignInRefusal> sign_in(const SignInMeans&, const SignIn&);

} // namespace zhiping::app
