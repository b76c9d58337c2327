#include "native/app/administrators.hpp"

#include "native/app/second_factor.hpp"
#include "native/app/staff_actors.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/store/staff.hpp"
#include "native/store/units.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

store::Reach administered_by(const StaffMember& member) {
    return {.unit_id = member.unit_id,
            .is_own = may(member, Right::Administer, Relation::Own),
            .is_below = may(member, Right::Administer, Relation::Below)};
}

bool administers(store::Database& database, const StaffMember& member, std::string_view unit_id) {
    return store::is_in_reach(database, administered_by(member), unit_id);
}

bool administers_by_themselves(store::Database& database, const StaffMember& member, std::string_view unit_id) {
    auto without_deputised = member;
    without_deputised.roles = store::find_staff(database, member.id)->facts.roles;
    return administers(database, without_deputised, unit_id);
}

Result<StaffMember> still_administers(store::Database& database, const StaffMember& member, Instant now) {
    auto still = still_signed_in(database, member, now);
    if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
    if (administered_by(*still).is_none()) return Error{ErrorCode::Forbidden, Text::AdminNotYours};
    return *std::move(still);
}

Result<StaffMember> still_administers_all(store::Database& database, const StaffMember& member, Instant now) {
    return still_administers(database, member, now).and_then([&](StaffMember still) -> Result<StaffMember> {
        const auto unit = store::find_unit(database, still.unit_id);
        if (!unit || unit->parent_id) return Error{ErrorCode::Forbidden, Text::AdminTopOnly};
        return still;
    });
}

std::optional<AdminRefusal> use_admin_code(store::Database& database, const AdminMeans& means,
                                           const StaffMember& member, const std::string& code) {
    if (code.empty()) return AdminRefusal{invalid("code", Text::AdminCodeNeeded)};
    if (auto problem = use_code(database, means.vault, member, code, means.source, means.now))
        return AdminRefusal{*std::move(problem)};
    return std::nullopt;
}

} // namespace zhiping::app
