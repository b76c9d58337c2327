#include "native/app/staff_sessions.hpp"

#include "native/store/staff.hpp"
#include "native/store/staff_absences.hpp"
#include "native/store/staff_sessions.hpp"

namespace zhiping::app {

namespace {

// So a page that asks every few seconds does not write every few seconds.
constexpr std::chrono::minutes renewed_every{1};

bool has_ended(const store::StaffSession& session, Instant now) {
    return now - session.used >= session_idle_limit || now - session.began >= session_limit;
}

struct Found {
    store::StaffSession session;
    StaffMember member;
};

// A handler who signed in without a code may have become somebody's deputy, or a lead, since.
std::optional<Found> find(store::Database& database, const StaffToken& token, Instant now) {
    const auto session = store::find_staff_session(database, store::digest(token.digits()));
    if (!session || has_ended(*session, now)) return std::nullopt;
    const auto staff = store::find_staff(database, session->staff_id);
    if (!staff || staff->is_disabled) return std::nullopt;
    auto roles = all_roles(database, *staff, china_date(now));
    if (!session->has_code) std::erase_if(roles, needs_code);
    return Found{*session, {staff->id, staff->facts.officer, staff->facts.unit_id, std::move(roles)}};
}

} // namespace

std::vector<Role> all_roles(store::Database& database, const store::StoredStaff& staff, Date day) {
    auto roles = staff.facts.roles;
    for (const auto role : store::list_deputised_roles(database, staff.id, day))
        if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
    return roles;
}

std::optional<StaffMember> find_signed_in(store::Store& store, const StaffToken& token, Instant now, Use use) {
    const auto found = store.read([&](store::Database& database) { return find(database, token, now); });
    if (!found) return std::nullopt;
    if (use == Use::ByPerson && now - found->session.used >= renewed_every)
        store.write([&](store::Database& database) { store::renew_staff_session(database, found->session.id, now); });
    return found->member;
}

std::optional<StaffMember> still_signed_in(store::Database& database, const StaffMember& member, Instant now) {
    const auto staff = store::find_staff(database, member.id);
    if (!staff || staff->is_disabled || staff->facts.unit_id != member.unit_id) return std::nullopt;
    const auto roles = all_roles(database, *staff, china_date(now));
    auto still = member;
    std::erase_if(still.roles, [&](Role role) { return std::find(roles.begin(), roles.end(), role) == roles.end(); });
    return still;
}

std::optional<StaffMember> still_signed_in(store::Database& database, const StaffMember& member,
                                           const StaffToken& token, Instant now) {
    const auto found = find(database, token, now);
    return found && found->member.id == member.id ? still_signed_in(database, member, now) : std::nullopt;
}

std::vector<OwnSession> list_own_sessions(store::Store& store, std::int64_t staff_id, const StaffToken& asking,
                                          Instant now) {
    return store.read([&](store::Database& database) {
        const auto own = store::find_staff_session(database, store::digest(asking.digits()));
        std::vector<OwnSession> sessions;
        for (const auto& each : store::list_staff_sessions(database, staff_id))
            if (!has_ended(each, now))
                sessions.push_back({each.id, each.began, each.used, each.source, own && own->id == each.id});
        return sessions;
    });
}

bool end_own_session(store::Store& store, std::int64_t staff_id, std::int64_t session_id) {
    return store.write(
        [&](store::Database& database) { return store::delete_staff_session(database, staff_id, session_id); });
}

// One that has ended meanwhile ends no others.
void end_other_sessions(store::Store& store, std::int64_t staff_id, const StaffToken& asking) {
    store.write([&](store::Database& database) {
        const auto own = store::find_staff_session(database, store::digest(asking.digits()));
        if (own) store::delete_other_staff_sessions(database, staff_id, own->id);
    });
}

void sign_out(store::Store& store, const StaffToken& token) {
    store.write([&](store::Database& database) {
        const auto session = store::find_staff_session(database, store::digest(token.digits()));
        if (session) store::delete_staff_session(database, session->staff_id, session->id);
    });
}

} // namespace zhiping::app
