#include "native/app/second_administrator.hpp"

#include "native/app/administer_policy.hpp"
#include "native/app/keep_act.hpp"
#include "native/store/staff_absences.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/administration_json.hpp"

#include <algorithm>
#include <stdexcept>

namespace zhiping::app {

namespace {

using Answer = AdminResult<AccountDone>;

constexpr std::int64_t max_listed_changes = 200;

AdminRefusal forbidden(Message why) { return {Error{ErrorCode::Forbidden, why, "change"}}; }

std::string encode(const AccountChange& change) {
    const auto& [officer, unit_id, roles] = change.facts;
    if (change.what == StaffAct::SetAbsence)
        return wire::encode(wire::AbsenceWish{change.absence.from, change.absence.to, change.absence.deputy_badge});
    if (change.what == StaffAct::ResetAccount) return "{}";
    return wire::encode(wire::AccountWish{{officer, unit_id, roles}});
}

// What was kept before, so what cannot be read is damaged.
template <typename T> T need(Result<T> read, const store::AdminChange& kept) {
    if (!read) throw std::runtime_error{"the change " + std::to_string(kept.id) + " cannot be read"};
    return *std::move(read);
}

AccountChange decode(const store::AdminChange& kept) {
    AccountChange change{.what = kept.what, .badge = kept.subject};
    if (kept.what == StaffAct::SetAbsence) {
        const auto [from, to, deputy, code] = need(wire::decode_absence_wish(kept.wanted), kept);
        change.absence = {from, to, deputy};
    } else if (kept.what != StaffAct::ResetAccount) {
        const auto [officer, unit_id, roles] = need(wire::decode_account_wish(kept.wanted), kept).facts;
        change.facts = {officer, unit_id, roles};
        if (kept.what != StaffAct::AddAccount) change.what = StaffAct::ChangeAccount;
    }
    return change;
}

bool is_about(const store::AdminChange& kept, const StaffMember& member) {
    const auto is_own = [&](const std::string& badge) { return is_same_badge(badge, member.officer.badge); };
    return is_own(kept.subject) || (kept.what == StaffAct::SetAbsence && is_own(decode(kept).absence.deputy_badge));
}

// Whether one of the two stands in for the other, now or later.
bool stand_in(store::Database& database, const StaffMember& member, const std::string& badge, Date today) {
    const auto subject = store::find_staff(database, badge);
    if (!subject) return false;
    const auto has_deputy = [&](std::int64_t absent_id, std::int64_t deputy_id) {
        const auto all = store::list_staff_absences(database, absent_id, today);
        return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.deputy_id == deputy_id; });
    };
    return has_deputy(subject->id, member.id) || has_deputy(member.id, subject->id);
}

// Why they may not decide it.
std::optional<Message> problem_with_deciding(store::Database& database, const store::AdminChange& kept,
                                             const StaffMember& member, bool confirms, Date today) {
    if (is_about(kept, member) || (confirms && kept.asked_by == member.id)) return Text::ChangeIsYours;
    if (!confirms) return std::nullopt;
    if (stand_in(database, member, kept.subject, today)) return Text::ChangeStandsIn;
    if (!administers_by_themselves(database, member, kept.unit_id)) return Text::AdminStandsIn;
    return std::nullopt;
}

// As they are now, whether they are signed in or not.
StaffMember asker_of(store::Database& database, const store::AdminChange& kept) {
    const auto staff = store::find_staff(database, kept.asked_by);
    StaffMember member{staff->id, staff->facts.officer, staff->facts.unit_id, staff->facts.roles};
    if (staff->is_disabled) member.roles.clear();
    return member;
}

std::vector<Role> only_in(const std::vector<Role>& some, const std::vector<Role>& others) {
    auto found = some;
    std::erase_if(found, [&](Role role) { return std::find(others.begin(), others.end(), role) != others.end(); });
    std::sort(found.begin(), found.end());
    return found;
}

std::string without_part(std::string_view words, std::string_view part) {
    constexpr std::string_view between = "; ";
    std::string rest;
    while (!words.empty()) {
        const auto each = words.substr(0, words.find(between));
        if (each != part) rest.append(rest.empty() ? "" : between).append(each);
        words.remove_prefix(std::min(words.size(), each.size() + between.size()));
    }
    return rest;
}

// Whom it is about, and what becomes of their roles as they are now: the words say the rest.
void tell_account(store::Database& database, const store::AdminChange& kept, PendingChange& change) {
    const auto staff = store::find_staff(database, kept.subject);
    if (staff) change.name = staff->facts.officer.name;
    if (kept.what == StaffAct::SetAbsence || kept.what == StaffAct::ResetAccount) return;
    const auto wanted = decode(kept).facts;
    if (kept.what == StaffAct::AddAccount) {
        change.name = wanted.officer.name;
        change.words = wanted.unit_id;
        change.added = wanted.roles;
    } else if (staff) {
        change.words = without_part(kept.facts, words_of_roles(staff->facts.roles, wanted.roles));
        change.added = only_in(wanted.roles, staff->facts.roles);
        change.removed = only_in(staff->facts.roles, wanted.roles);
    }
}

PendingChange to_pending(store::Database& database, const store::AdminChange& kept, const StaffMember& reader,
                         Date today) {
    PendingChange change{.id = kept.id,
                         .what = kept.what,
                         .subject = kept.subject,
                         .words = kept.facts,
                         .asked_by = store::find_staff(database, kept.asked_by)->facts.officer,
                         .asked_at = kept.asked,
                         .may_decide = !problem_with_deciding(database, kept, reader, true, today),
                         .may_refuse = !problem_with_deciding(database, kept, reader, false, today)};
    if (kept.what != StaffAct::LoadPolicy) tell_account(database, kept, change);
    return change;
}

// One that they may decide.
struct Deciding {
    StaffMember member;
    store::AdminChange kept;
};

AdminResult<Deciding> find_deciding(store::Database& database, const AdminMeans& means, const StaffMember& member,
                                    std::int64_t id, bool confirms) {
    const auto still = still_administers(database, member, means.now);
    if (!still) return AdminRefusal{still.error()};
    const auto kept = store::find_admin_change(database, id);
    if (!kept || !administers(database, *still, kept->unit_id))
        return AdminRefusal{{ErrorCode::NotFound, Text::ChangeUnknown, "change"}};
    if (kept->is_decided) return AdminRefusal{{ErrorCode::Conflict, Text::ChangeDecided, "change"}};
    if (const auto why = problem_with_deciding(database, *kept, *still, confirms, china_date(means.now)))
        return forbidden(*why);
    return Deciding{*still, *kept};
}

// Who asked must still be one who may, and so must who confirms.
AdminResult<AccountPlan> plan_again(store::Database& database, const Deciding& deciding, const AccountChange& change,
                                    Date today) {
    if (!administers(database, asker_of(database, deciding.kept), deciding.kept.unit_id))
        return forbidden(Text::AdminNotYours);
    return plan_change(database, deciding.member, change, today);
}

// The administrator who asked, and the second one.
void keep_decision(store::Database& database, const AdminMeans& means, const Deciding& deciding, StaffAct what,
                   const std::string& facts) {
    const auto& [member, kept] = deciding;
    const bool is_confirmed = what != StaffAct::RefuseChange;
    store::decide_admin_change(database, kept.id, {member.id, means.now, is_confirmed});
    keep_act(database, means.random,
             {.staff_id = is_confirmed ? kept.asked_by : member.id,
              .second_id = is_confirmed ? std::optional{member.id} : std::nullopt,
              .at = means.now,
              .what = what,
              .unit_id = kept.unit_id,
              .subject = kept.subject,
              .facts = facts});
}

// "9001 change_roles: handler → handler, lead"
std::string words_of_wish(store::Database& database, const store::AdminChange& kept) {
    const auto asker = store::find_staff(database, kept.asked_by)->facts.officer.badge;
    return asker + " " + std::string{facts_of(staff_acts, kept.what).id} + ": " + kept.facts;
}

Answer refuse(const AdminMeans& means, const StaffMember& member, std::int64_t id) {
    return means.store.write([&](store::Database& database) -> Answer {
        const auto found = find_deciding(database, means, member, id, false);
        if (const auto* refused = std::get_if<AdminRefusal>(&found)) return *refused;
        const auto& deciding = std::get<Deciding>(found);
        keep_decision(database, means, deciding, StaffAct::RefuseChange, words_of_wish(database, deciding.kept));
        return AccountDone{};
    });
}

struct Planned {
    Deciding deciding;
    AccountChange change;
    AccountPlan plan;
};

AdminResult<Planned> plan_confirmed(store::Database& database, const AdminMeans& means, const StaffMember& member,
                                    std::int64_t id) {
    const auto found = find_deciding(database, means, member, id, true);
    if (const auto* refused = std::get_if<AdminRefusal>(&found)) return *refused;
    const auto& deciding = std::get<Deciding>(found);
    const auto change = decode(deciding.kept);
    auto planned = plan_again(database, deciding, change, china_date(means.now));
    if (const auto* refused = std::get_if<AdminRefusal>(&planned)) return *refused;
    auto& plan = std::get<AccountPlan>(planned);
    if (plan.what != deciding.kept.what || plan.facts != deciding.kept.facts)
        return AdminRefusal{{ErrorCode::Conflict, Text::ChangeOutdated, "change"}};
    return Planned{deciding, change, std::move(plan)};
}

Answer confirm(const AdminMeans& means, const StaffMember& member, std::int64_t id, const std::string& code) {
    const auto look = [&](store::Database& database) { return plan_confirmed(database, means, member, id); };
    const auto first = means.store.read(look);
    if (const auto* refused = std::get_if<AdminRefusal>(&first)) return *refused;
    const auto& [before_it, change, plan] = std::get<Planned>(first);
    const auto secrets = secrets_for(means, change, plan.before ? plan.before->facts.officer : change.facts.officer);
    return means.store.write([&](store::Database& database) -> Answer {
        const auto found = look(database);
        if (const auto* refused = std::get_if<AdminRefusal>(&found)) return *refused;
        const auto& planned = std::get<Planned>(found);
        if (auto problem = use_admin_code(database, means, planned.deciding.member, code)) return *std::move(problem);
        carry_out(database, planned.plan, planned.change, secrets);
        keep_decision(database, means, planned.deciding, planned.plan.what, planned.plan.facts);
        return AccountDone{.handed = secrets ? std::optional{handed_over(secrets->told)} : std::nullopt};
    });
}

bool is_of_policy(store::Store& store, std::int64_t id) {
    const auto kept = store.read([&](store::Database& database) { return store::find_admin_change(database, id); });
    return kept && kept->what == StaffAct::LoadPolicy;
}

// It is an act of its own.
Answer confirm_policy(const AdminMeans& means, const StaffMember& member, std::int64_t id, const std::string& code) {
    return means.store.write([&](store::Database& database) -> Answer {
        const auto found = find_deciding(database, means, member, id, true);
        if (const auto* refused = std::get_if<AdminRefusal>(&found)) return *refused;
        const auto& [second, kept] = std::get<Deciding>(found);
        if (!administers(database, asker_of(database, kept), kept.unit_id)) return forbidden(Text::AdminNotYours);
        if (auto problem = check_waiting_policy(database, means, kept)) return *std::move(problem);
        if (auto problem = use_admin_code(database, means, second, code)) return *std::move(problem);
        if (auto problem = load_waiting_policy(database, means, kept, second)) return *std::move(problem);
        store::decide_admin_change(database, kept.id, {second.id, means.now, true});
        return AccountDone{};
    });
}

} // namespace

std::int64_t keep_for_second(store::Database& database, const AdminMeans& means, const StaffMember& member,
                             const AccountChange& change, const AccountPlan& plan) {
    return store::insert_admin_change(database, {.what = plan.what,
                                                 .subject = subject_of(plan, change),
                                                 .unit_id = plan.unit_id,
                                                 .wanted = encode(change),
                                                 .facts = plan.facts,
                                                 .asked_by = member.id,
                                                 .asked = means.now});
}

Result<std::vector<PendingChange>> list_waiting(store::Store& store, const StaffMember& member, Date today) {
    const auto reach = administered_by(member);
    if (reach.is_none()) return Error{ErrorCode::Forbidden, Text::AdminNotYours};
    return store.read([&](store::Database& database) {
        std::vector<PendingChange> changes;
        for (const auto& each : store::list_waiting_changes(database, reach, max_listed_changes))
            changes.push_back(to_pending(database, each, member, today));
        return changes;
    });
}

AdminResult<AccountDone> decide_change(const AdminMeans& means, const StaffMember& member, std::int64_t id,
                                       const Decision& decision) {
    if (!decision.is_confirmed) return refuse(means, member, id);
    return is_of_policy(means.store, id) ? confirm_policy(means, member, id, decision.code)
                                         : confirm(means, member, id, decision.code);
}

} // namespace zhiping::app
