#include "native/app/second_factor.hpp"

#include "native/app/sign_in_throttle.hpp"
#include "native/app/staff_secrets.hpp"
#include "native/sealing/totp.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// The step of the code, which is good once.
std::optional<std::int64_t> find_step(store::Database& database, evidence::Vault& vault, const StaffMember& member,
                                      const std::string& code, Instant now) {
    const auto secrets = store::find_staff_secrets(database, member.id);
    if (!secrets) return std::nullopt;
    const auto secret = open_totp_secret(vault, secrets->totp);
    const auto step = sealing::find_totp_step(secret, code, now);
    return step && *step > secrets->totp_step ? step : std::nullopt;
}

} // namespace

std::optional<Error> use_code(store::Database& database, evidence::Vault& vault, const StaffMember& member,
                              const std::string& code, const std::string& source, Instant now) {
    const auto trial = begin_trial(database, member.officer.badge, source, now);
    if (trial.wait.count() > 0)
        return Error{.code = ErrorCode::TooMany, .message = Text::SignInTooOften, .wait = trial.wait};
    const auto step = find_step(database, vault, member, code, now);
    if (!step || !store::use_totp_step(database, member.id, *step)) return invalid("code", Text::SecondFactorWrong);
    succeed(database, trial, now);
    return std::nullopt;
}

} // namespace zhiping::app
