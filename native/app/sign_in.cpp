#include "native/app/sign_in.hpp"

#include "native/app/keep_act.hpp"
#include "native/app/password_rules.hpp"
#include "native/app/sign_in_throttle.hpp"
#include "native/app/staff_secrets.hpp"
#include "native/sealing/password.hpp"
#include "native/store/staff_sessions.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

using Answer = std::variant<StaffToken, SignInRefusal>;

// A hash takes some 20 ms: this is a queue of two hundred.
constexpr std::chrono::seconds max_wait_for_turn{2};

struct Account {
    store::StoredStaff staff;
    store::StaffSecrets secrets;
};

// What was shown beside the password, and not used up yet.
struct SecondFactor {
    std::optional<std::int64_t> totp_step = {};
    std::optional<store::Digest> recovery_code = {};

    bool is_shown() const { return totp_step || recovery_code; }
};

SignInRefusal wrong() { return {{ErrorCode::Unauthorized, Text::SignInRefused}}; }

std::optional<Account> find_account(store::Database& database, const std::string& badge) {
    const auto staff = store::find_staff(database, badge);
    if (!staff) return std::nullopt;
    return Account{*staff, *store::find_staff_secrets(database, staff->id)};
}

SecondFactor find_second_factor(const SignInMeans& means, const Account& account, const std::string& code) {
    const auto secret = open_totp_secret(means.vault, account.secrets.totp);
    const auto step = sealing::find_totp_step(secret, code, means.now);
    if (step && *step > account.secrets.totp_step) return {.totp_step = step};
    const auto digest = digest_of_recovery_code(code);
    const bool is_recovery_code = means.store.read(
        [&](store::Database& database) { return store::has_recovery_code(database, account.staff.id, digest); });
    if (is_recovery_code) return {.recovery_code = digest};
    return {};
}

// A code that is not needed must be right all the same when it is given.
bool is_enough(const SecondFactor& factor, const Account& account, const SignIn& request) {
    const auto& roles = account.staff.facts.roles;
    const bool is_needed = std::any_of(roles.begin(), roles.end(), needs_code);
    return factor.is_shown() || (request.code.empty() && !is_needed);
}

// Of who has shown all that he has to.
std::optional<Error> problem_with_new_password(const Account& account, const SignIn& request) {
    constexpr auto field = "new_password";
    if (!request.new_password) {
        if (account.secrets.is_one_use) return invalid(field, Text::NewPasswordNeeded);
        return std::nullopt;
    }
    if (*request.new_password == request.password) return invalid(field, Text::PasswordUnchanged);
    const auto valid = check_new_password(*request.new_password, account.staff.facts.officer);
    return valid ? std::nullopt : std::optional{valid.error()};
}

// Everything is looked at again: while the password was hashed, it may have been changed, the code used, or the account
// disabled by somebody else.
bool use_up(store::Database& database, const Account& account, const SecondFactor& factor,
            const std::optional<std::string>& new_hash) {
    const auto id = account.staff.id;
    const auto now = find_account(database, account.staff.facts.officer.badge);
    if (!now || now->staff.is_disabled || now->secrets.password_hash != account.secrets.password_hash) return false;
    if (factor.totp_step && !store::use_totp_step(database, id, *factor.totp_step)) return false;
    if (factor.recovery_code && !store::use_recovery_code(database, id, *factor.recovery_code)) return false;
    if (!new_hash) return true;
    store::delete_staff_sessions(database, id);
    return store::replace_password(database, id, account.secrets.password_hash, *new_hash);
}

Answer begin_session(const SignInMeans& means, const Account& account, const SecondFactor& factor, const Trial& trial,
                     const std::optional<std::string>& new_hash, const std::string& source) {
    const auto token = StaffToken::from_random(means.random.bytes<16>());
    const auto now = means.now;
    return means.store.write([&](store::Database& database) -> Answer {
        if (!use_up(database, account, factor, new_hash)) return wrong();
        succeed(database, trial, now);
        store::delete_ended_staff_sessions(database, {now - session_limit, now - session_idle_limit});
        store::insert_staff_session(
            database,
            {.staff_id = account.staff.id, .began = now, .used = now, .source = source, .has_code = factor.is_shown()},
            store::digest(token.digits()));
        keep_act(database, means.random,
                 {.staff_id = account.staff.id,
                  .at = now,
                  .what = StaffAct::SignIn,
                  .unit_id = account.staff.facts.unit_id});
        return token;
    });
}

Answer give_back(const SignInMeans& means, const Trial& trial, const Error& error) {
    means.store.write([&](store::Database& database) { forgive(database, trial); });
    return SignInRefusal{error};
}

} // namespace

Answer sign_in(const SignInMeans& means, const SignIn& request) {
    const auto trial = means.store.write(
        [&](store::Database& database) { return begin_trial(database, request.badge, request.source, means.now); });
    if (trial.wait.count() > 0) return SignInRefusal{{ErrorCode::TooMany, Text::SignInTooOften}, trial.wait};
    const auto account =
        means.store.read([&](store::Database& database) { return find_account(database, request.badge); });
    const auto turn = sealing::HashingTurn::wait(max_wait_for_turn);
    if (!turn) return give_back(means, trial, {ErrorCode::Unavailable, Text::SignInBusy});
    const auto hash = account ? account->secrets.password_hash : sealing::nobodys_password_hash();
    const bool is_right = sealing::is_password(*turn, hash, request.password);
    if (!account) return wrong();
    const auto factor = find_second_factor(means, *account, request.code);
    if (!is_right || account->staff.is_disabled || !is_enough(factor, *account, request)) return wrong();
    if (const auto problem = problem_with_new_password(*account, request)) return give_back(means, trial, *problem);
    const auto new_hash =
        request.new_password ? std::optional{sealing::hash_password(*turn, *request.new_password)} : std::nullopt;
    return begin_session(means, *account, factor, trial, new_hash, request.source);
}

} // namespace zhiping::app
