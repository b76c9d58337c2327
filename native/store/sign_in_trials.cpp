#include "native/store/sign_in_trials.hpp"

namespace zhiping::store {

std::optional<SignInTrial> find_sign_in_trial(Database& database, const Digest& subject) {
    return database.prepare("SELECT failures, tried_at, succeeded_at FROM sign_in_trial WHERE subject_hash = ?")
        .bind(subject)
        .find([](Statement& row) {
            return SignInTrial{row.next<int>(), row.next<Instant>(), row.next<std::optional<Instant>>()};
        });
}

void keep_sign_in_trial(Database& database, const Digest& subject, const SignInTrial& trial) {
    database
        .prepare("INSERT INTO sign_in_trial (subject_hash, failures, tried_at, succeeded_at) VALUES (?, ?, ?, ?)"
                 " ON CONFLICT (subject_hash) DO UPDATE SET failures = excluded.failures,"
                 " tried_at = excluded.tried_at, succeeded_at = excluded.succeeded_at")
        .bind(subject)
        .bind(trial.failures)
        .bind(trial.tried)
        .bind(trial.succeeded)
        .run();
}

void delete_sign_in_trials(Database& database, Instant tried, Instant succeeded) {
    database.prepare("DELETE FROM sign_in_trial WHERE tried_at < ? AND (succeeded_at IS NULL OR succeeded_at < ?)")
        .bind(tried)
        .bind(succeeded)
        .run();
}

} // namespace zhiping::store
