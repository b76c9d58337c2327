#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"

#include <optional>

// How often signing in has failed, for a subject that only its hash names.
namespace zhiping::store {

struct SignInTrial {
    int failures = 0; // In a row.
    Instant tried = {};
    std::optional<Instant> succeeded = {}; // The last time.
};

std::optional<SignInTrial> find_sign_in_trial(Database&, const Digest& subject);
void keep_sign_in_trial(Database&, const Digest& subject, const SignInTrial&);

// Those that were tried last before `tried`, and never succeeded or did before `succeeded`.
void delete_sign_in_trials(Database&, Instant tried, Instant succeeded);

} // namespace zhiping::store
