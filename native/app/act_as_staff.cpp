#include "native/app/act_as_staff.hpp"

#include "native/app/attached_uploads.hpp"
#include "native/app/list_colleagues.hpp"
#include "native/app/staff_actors.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/with_case.hpp"
#include "native/store/reply_drafts.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

struct Acting {
    cases::StoredCase stored;
    Actor actor;
    bool may_know; // How the case stands now.
};

// Nullopt when they may see nothing of it. Where none of their roles may, the first is told why.
std::optional<Acting> find_acting(store::Database& database, const cases::StoredCase& stored, const StaffMember& member,
                                  CaseAction action) {
    const auto units = cases::units_above(database, {stored.file.unit_id, member.unit_id});
    const auto actors = actors_of(member);
    if (!cases::show_to(database, stored, actors)) return std::nullopt;
    const auto may_act = [&](const Actor& actor) {
        const auto possible = possible_actions(stored.file, actor, units);
        return std::find(possible.begin(), possible.end(), action) != possible.end();
    };
    const auto found = std::find_if(actors.begin(), actors.end(), may_act);
    if (found != actors.end()) return Acting{stored, *found, true};
    const auto reads = [&](const Actor& actor) { return zhiping::may(actor, Right::Read, stored.file, units); };
    return Acting{stored, actors.front(), std::any_of(actors.begin(), actors.end(), reads)};
}

// Nobody gets a case whom the unit does not have, nor under another name than their own.
Result<Ok> name_receiver(store::Database& database, const CaseFile& file, CaseRequest& asked, Instant now) {
    auto& officer = asked.details.officer;
    if (asked.action != CaseAction::HandOver || !officer) return Ok{};
    for (const auto& each : file.appointed)
        if (is_same_badge(each.officer.badge, officer->badge)) return Ok{};
    const auto receiver = find_receiver(database, file.unit_id, officer->badge, china_date(now));
    if (!receiver) return invalid("officer", Text::DeskReceiverUnknown);
    officer = *receiver;
    return Ok{};
}

} // namespace

Result<Ok> act_as_staff(store::Store& store, const cases::FindMeans& find_means, const ReceiptNumber& receipt,
                        const StaffMember& member, const CaseRequest& request, Instant now) {
    const Error missing{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    return store.write([&](store::Database& database) -> Result<Ok> {
        const auto still = still_signed_in(database, member, now);
        if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
        const auto acting = cases::with_case(database, receipt, [&](const auto& stored) {
            return find_acting(database, stored, *still, request.action);
        });
        if (!acting) return missing;
        const auto& [stored, actor, may_know] = *acting;
        // Many are handed over at once by who has not opened each.
        if (!request.seen && request.action != CaseAction::HandOver) return invalid("seen", Text::FieldMissing);
        // First: of a request that is sent again, the uploads are gone.
        if (const auto seen = cases::check_seen(database, stored, actor, request.seen); !seen) return seen;
        if (!may_know) return Error{ErrorCode::Forbidden, Text::CaseNotYours}; // They had it before.
        auto asked = request;
        if (const auto named = name_receiver(database, stored.file, asked, now); !named) return named;
        const auto attachments = attach_uploads(database, stored, member, asked);
        if (!attachments) return attachments.error();
        const auto acted = cases::act_on_case(database, receipt, {asked.action, actor, now, asked.details}, asked.seen,
                                              find_means(database), *attachments);
        if (!acted) return acted.error();
        if (asked.details.reply) store::delete_reply_draft(database, {stored.key.evaluation_id, member.id});
        return Ok{};
    });
}

} // namespace zhiping::app
