#include "native/app/hold_case.hpp"

#include "native/app/keep_act.hpp"
#include "native/app/seen_case.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/store/journal.hpp"
#include "native/store/retention.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

Result<cases::StoredCase> find_led(store::Database& database, const ReceiptNumber& receipt, const StaffMember& member,
                                   Instant now) {
    const auto still = still_signed_in(database, member, now);
    if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
    auto stored = find_seen_case(database, receipt, *still);
    if (!stored) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    if (!has_right(database, *stored, *still, Right::Approve) && !has_right(database, *stored, *still, Right::Oversee))
        return Error{ErrorCode::Forbidden, Text::HoldByLeadOnly, "receipt"};
    return *std::move(stored);
}

// For the audit: whoever did it, at their unit.
store::StaffActRow act_of(StaffAct what, const ReceiptNumber& receipt, const StaffMember& member, Instant now) {
    return {.staff_id = member.id, .at = now, .what = what, .unit_id = member.unit_id, .subject = receipt.text()};
}

} // namespace

Result<Ok> hold_case(store::Store& store, outside::Random& random, const ReceiptNumber& receipt,
                     const StaffMember& member, const std::string& said, Instant now) {
    return store.write([&](store::Database& database) -> Result<Ok> {
        const auto led = find_led(database, receipt, member, now);
        if (!led) return led.error();
        const auto reason = check_reason(said);
        if (!reason) return reason.error();
        store::put_hold(database, {led->key.evaluation_id, member.id, *reason, now});
        store::append_to_journal(database, journal::Line{journal::Kind::CaseHeld, receipt, now}.add(member.id));
        keep_act(database, random, act_of(StaffAct::HoldCase, receipt, member, now));
        return Ok{};
    });
}

Result<Ok> release_case(store::Store& store, outside::Random& random, const ReceiptNumber& receipt,
                        const StaffMember& member, Instant now) {
    return store.write([&](store::Database& database) -> Result<Ok> {
        const auto led = find_led(database, receipt, member, now);
        if (!led) return led.error();
        if (!store::delete_hold(database, led->key.evaluation_id)) return Ok{};
        store::append_to_journal(database, journal::Line{journal::Kind::CaseReleased, receipt, now}.add(member.id));
        keep_act(database, random, act_of(StaffAct::ReleaseCase, receipt, member, now));
        return Ok{};
    });
}

} // namespace zhiping::app
