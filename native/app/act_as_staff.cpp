#include "native/app/act_as_staff.hpp"

#include "native/app/find_visible_case.hpp"
#include "native/app/staff_actors.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/cases/act_on_case.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

// Where none of their roles may, the first is told why. Precondition: they may see something of the case.
Actor find_actor(store::Database& database, const CaseFile& file, const StaffMember& member, CaseAction action) {
    const auto units = cases::units_above(database, {file.unit_id, member.unit_id});
    const auto actors = actors_of(member);
    const auto may = [&](const Actor& actor) {
        const auto possible = possible_actions(file, actor, units);
        return std::find(possible.begin(), possible.end(), action) != possible.end();
    };
    const auto found = std::find_if(actors.begin(), actors.end(), may);
    return found == actors.end() ? actors.front() : *found;
}

} // namespace

Result<Ok> act_as_staff(store::Store& store, const cases::FindMeans& find_means, const ReceiptNumber& receipt,
                        const StaffMember& member, const CaseRequest& request, Instant now) {
    return store.write([&](store::Database& database) -> Result<Ok> {
        const auto still = still_signed_in(database, member, now);
        if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
        const auto found = find_visible_case(database, receipt, *still);
        if (!found) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
        if (!request.seen) return invalid("seen", Text::FieldMissing);
        const auto actor = find_actor(database, found->stored.file, *still, request.action);
        const auto acted = cases::act_on_case(database, receipt, {request.action, actor, now, request.details},
                                              request.seen, find_means(database));
        if (!acted) return acted.error();
        return Ok{};
    });
}

} // namespace zhiping::app
