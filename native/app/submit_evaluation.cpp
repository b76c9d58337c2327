#include "native/app/submit_evaluation.hpp"

#include "native/app/code_refusals.hpp"
#include "native/outside/random.hpp"
#include "native/store/codes.hpp"
#include "native/store/evaluations.hpp"

namespace zhiping::app {

namespace {

// One message for both reasons: whether only the secret was wrong is nobody's business.
Result<Receipt> answer_again(const store::FoundEvaluation& first, const Evaluation& evaluation,
                             const store::Digest& secret) {
    if (store::is_same(first.secret, secret) && first.evaluation == evaluation) return first.receipt;
    return Error{ErrorCode::Conflict, Text::SubmissionConflict, SubmissionIdTag::field};
}

Receipt store_for_good(store::Database& database, const Evaluation& evaluation, const store::SubmissionDigests& digests,
                       const std::optional<Deadline>& due, Instant now) {
    // Two of 2^40 numbers of one day meet less than once in years, but then the next one is free.
    while (true) {
        const auto number = ReceiptNumber::from_random(china_date(now), outside::random_bytes<5>());
        const Receipt receipt{.number = number, .received = now, .due = due};
        if (store::insert_evaluation(database, evaluation, receipt, digests)) return receipt;
    }
}

std::optional<Deadline> reply_deadline(const Calendar& calendar, const Evaluation& evaluation, Instant now) {
    if (evaluation.satisfaction != Satisfaction::Dissatisfied) return std::nullopt;
    return deadline(calendar, now, verification_working_days);
}

} // namespace

Result<Receipt> submit_evaluation(store::Store& store, const Calendar& calendar, const Submission& submission,
                                  const Secret& secret, Instant now) {
    const auto& evaluation = submission.evaluation;
    const store::SubmissionDigests digests{store::digest(submission.id.digits()), store::digest(secret.digits())};
    const auto due = reply_deadline(calendar, evaluation, now);
    // All of it on the writer: a reader would have to fetch every page anew after each commit, which
    // costs several times what a refusal does here.
    return store.write([&](store::Database& database) -> Result<Receipt> {
        const auto code = store::find_code_state(database, evaluation.code);
        if (!code) return code_unknown();
        if (const auto valid = validate(evaluation, code->module); !valid) return valid.error();
        // Before asking whether the code is revoked: a phone that never saw its receipt gets it even when the
        // code was revoked since.
        if (const auto first = store::find_evaluation_by_submission(database, digests.submission))
            return answer_again(*first, evaluation, digests.secret);
        if (code->is_revoked) return code_revoked();
        return store_for_good(database, evaluation, digests, due, now);
    });
}

} // namespace zhiping::app
