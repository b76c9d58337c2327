#include "native/app/sign_in_throttle.hpp"

#include "native/store/sign_in_trials.hpp"
#include "shared/units/badge_key.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using std::chrono::seconds;

// A clock that was ahead holds nobody off for longer than his wait.
seconds since(const store::SignInTrial& trial, Instant now) { return std::max(seconds{0}, now - trial.tried); }

store::SignInTrial current(store::Database& database, const store::Digest& subject, const Pace& pace, Instant now) {
    auto trial = store::find_sign_in_trial(database, subject).value_or(store::SignInTrial{.tried = now});
    if (since(trial, now) >= pace.forgotten_after) trial.failures = 0;
    return trial;
}

seconds wait_of(const store::SignInTrial& trial, const Pace& pace, Instant now) {
    if (trial.failures < pace.free) return seconds{0};
    const auto doublings = std::min(trial.failures - pace.free, 20); // More than any `most`.
    const auto wait = std::min(seconds{1 << doublings}, pace.most);
    return std::max(seconds{0}, wait - since(trial, now));
}

void count_failure(store::Database& database, const store::Digest& subject, store::SignInTrial trial, Instant now) {
    ++trial.failures;
    trial.tried = now;
    store::keep_sign_in_trial(database, subject, trial);
}

void take_back(store::Database& database, const store::Digest& subject) {
    auto trial = store::find_sign_in_trial(database, subject);
    if (!trial) return;
    trial->failures = std::max(0, trial->failures - 1);
    store::keep_sign_in_trial(database, subject, *trial);
}

} // namespace

Trial begin_trial(store::Database& database, std::string_view badge, const std::string& source, Instant now) {
    const auto pair = store::digest(badge_key(badge) + " from " + source);
    const auto all = store::digest("all from " + source);
    const auto of_pair = current(database, pair, pair_pace, now), of_all = current(database, all, source_pace, now);
    const bool is_known = of_pair.succeeded && now - *of_pair.succeeded < known_for;
    const auto wait =
        std::max(wait_of(of_pair, pair_pace, now), is_known ? seconds{0} : wait_of(of_all, source_pace, now));
    if (wait > seconds{0}) return {.wait = wait, .pair = pair};
    store::delete_sign_in_trials(database, now - pair_pace.forgotten_after, now - known_for);
    count_failure(database, pair, of_pair, now);
    if (is_known) return {.pair = pair};
    count_failure(database, all, of_all, now);
    return {.pair = pair, .source = all};
}

void succeed(store::Database& database, const Trial& trial, Instant now) {
    store::keep_sign_in_trial(database, trial.pair, {.failures = 0, .tried = now, .succeeded = now});
    if (trial.source) take_back(database, *trial.source);
}

void forgive(store::Database& database, const Trial& trial) {
    take_back(database, trial.pair);
    if (trial.source) take_back(database, *trial.source);
}

} // namespace zhiping::app
