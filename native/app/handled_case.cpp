#include "native/app/handled_case.hpp"

#include "native/app/staff_actors.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/with_case.hpp"
#include "shared/cases/rights.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// Nullopt when they may see nothing of it.
std::optional<Result<cases::StoredCase>> find_handled(store::Database& database, const cases::StoredCase& stored,
                                                      const StaffMember& member) {
    const auto actors = actors_of(member);
    if (!cases::show_to(database, stored, actors)) return std::nullopt;
    const auto units = cases::units_above(database, {stored.file.unit_id, member.unit_id});
    auto reason = Text::CaseNotYours;
    for (const auto& actor : actors) {
        if (!may(actor, Right::Handle, stored.file, units)) continue;
        if (!is_barred(stored.file, actor)) return stored;
        reason = Text::CaseConcernsYou;
    }
    return Error{ErrorCode::Forbidden, reason};
}

} // namespace

Result<cases::StoredCase> find_handled_case(store::Database& database, const ReceiptNumber& receipt,
                                            const StaffMember& member, Instant now) {
    const auto still = still_signed_in(database, member, now);
    if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
    auto found =
        cases::with_case(database, receipt, [&](const auto& stored) { return find_handled(database, stored, *still); });
    if (!found) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    return *std::move(found);
}

Result<Ok> check_takes_reply(const CaseFile& file) {
    if (may_do(file.status, CaseAction::HandIn, By::Handler)) return Ok{};
    return Error{ErrorCode::Conflict, Text::CaseNotNow};
}

} // namespace zhiping::app
