// The same route with the write left out. This file stands in for native/app/submit_evaluation.cpp when
// the server of the bench is linked: all that happens before and after the write happens here too.
#include "native/app/code_refusals.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/store/codes.hpp"
#include "native/store/evaluations.hpp"
#include "shared/cases/policy.hpp"

namespace zhiping::app {

Result<Receipt> submit_evaluation(store::Store& store, CurrentCalendar& calendar, const Submission& submission,
                                  const Secret& secret, const Submitter&, Instant now, outside::Random& random) {
    const auto& evaluation = submission.evaluation;
    const auto [code, in_force] = store.read([&](auto& database) {
        return std::pair{store::find_code_state(database, evaluation.code), calendar.in(database)};
    });
    if (!code) return code_unknown();
    if (const auto valid = validate(evaluation, code->module); !valid) return valid.error();
    const store::SubmissionDigests digests{store::digest(submission.id.digits()), store::digest(secret.digits())};
    static_cast<void>(digests);
    return Receipt{.number = ReceiptNumber::from_random(china_date(now), random.bytes<5>()),
                   .received = now,
                   .due = deadline(*in_force.days, now, newest_policy().reply_working_days)};
}

// Nothing is entered at a counter in the bench.
Result<Receipt> enter_evaluation(store::Store&, CurrentCalendar&, const Submission&, const StaffMember&,
                                 const sealing::PersonKey&, Instant, outside::Random&) {
    return Error{ErrorCode::Forbidden, Text::CounterNotHere, "code"};
}

} // namespace zhiping::app
