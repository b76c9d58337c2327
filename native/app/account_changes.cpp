#include "native/app/account_changes.hpp"

#include "native/app/printed_words.hpp"
#include "native/store/staff_sessions.hpp"
#include "native/store/units.hpp"
#include "shared/cases/officers.hpp"
#include "shared/cases/rights.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/units/badge_key.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using Plan = AdminResult<AccountPlan>;
using Refusal = std::optional<AdminRefusal>;
using Roles = std::vector<Role>;

constexpr std::chrono::days max_absence_days_ahead{366};

Error conflict(Message why, std::string field) { return {ErrorCode::Conflict, why, std::move(field)}; }

bool has(const Roles& all, Role role) { return std::find(all.begin(), all.end(), role) != all.end(); }

// In the order of Role, however they were given.
Roles sorted(Roles all) {
    std::sort(all.begin(), all.end());
    return all;
}

// A handler and an officer have to do with single cases; everybody else decides about those of others.
Roles weighty(const Roles& all) {
    auto found = sorted(all);
    std::erase_if(found, [](Role role) { return role == Role::Handler || role == Role::Officer; });
    return found;
}

// With those of everybody for whom they stand in, now or later: who signs in as them has these too.
Roles weighty_with_deputised(store::Database& database, const store::StoredStaff& staff, Date today) {
    auto all = staff.facts.roles;
    for (const auto& each : store::list_absences_of_deputy(database, staff.id, today)) {
        const auto others = store::find_staff(database, each.staff_id)->facts.roles;
        all.insert(all.end(), others.begin(), others.end());
    }
    auto found = weighty(all);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool may_handle(const Roles& all) {
    return std::any_of(all.begin(), all.end(),
                       [](Role role) { return zhiping::may(role, Right::Handle, Relation::Own); });
}

std::string words_of(const Roles& all) {
    std::string words;
    for (const auto role : sorted(all)) words += (words.empty() ? "" : ", ") + std::string{facts_of(roles, role).id};
    return words;
}

std::string words_of(Date from, Date to) { return to_string(from) + " – " + to_string(to); }

std::string badge_of(store::Database& database, std::int64_t id) {
    return store::find_staff(database, id)->facts.officer.badge;
}

// Who was handed what this account signs in with, and could sign in with it: "; credentials 9001 2026-11-20 09:00".
// Nothing where the operator was.
std::string words_of_credentials(store::Database& database, const store::StoredStaff& staff) {
    const auto act = store::find_last_handing_over(database, staff.facts.officer.badge);
    if (!act) return {};
    std::string words = "; credentials";
    for (const auto& id : {act->staff_id, act->second_id})
        if (id) words += " " + badge_of(database, *id);
    return words + " " + to_china_time(act->at);
}

std::string words_of_change(const store::StaffFacts& before, const store::StaffFacts& after) {
    std::string words;
    const auto add = [&](const std::string& was, const std::string& is) {
        if (was != is) words += (words.empty() ? "" : "; ") + was + " → " + is;
    };
    add(before.officer.name, after.officer.name);
    add(before.unit_id, after.unit_id);
    add(words_of(before.roles), words_of(after.roles));
    return words;
}

Refusal problem_with_roles(const Roles& wanted) {
    if (wanted.empty()) return invalid("roles", Text::AccountRoleMissing);
    const auto all = sorted(wanted);
    const bool is_twice = std::adjacent_find(all.begin(), all.end()) != all.end();
    if (is_twice || !std::all_of(all.begin(), all.end(), is_staff)) return invalid("roles", Text::ValueUnknown);
    return std::nullopt;
}

Refusal problem_with_facts(store::Database& database, const StaffMember& administrator,
                           const store::StaffFacts& facts) {
    const auto& [name, badge] = facts.officer;
    if (const auto valid = check_officer({name, {}}, "name"); !valid) return AdminRefusal{valid.error()};
    if (const auto valid = check_officer({"-", badge}, "badge"); !valid) return AdminRefusal{valid.error()};
    if (!fits_a_line(name)) return invalid("name", Text::WordsUnfit);
    if (badge_key(badge).empty()) return invalid("badge", Text::StaffNameNeeded);
    if (auto problem = problem_with_roles(facts.roles)) return problem;
    if (!administers(database, administrator, facts.unit_id))
        return Error{ErrorCode::NotFound, Text::UnitUnknown, "unit"};
    return std::nullopt;
}

bool is_last_administrator(store::Database& database, const store::StoredStaff& staff) {
    if (staff.is_disabled || !has(staff.facts.roles, Role::Administrator)) return false;
    const auto unit = store::find_unit(database, staff.facts.unit_id);
    return unit && !unit->parent_id && store::count_with_role(database, unit->id, Role::Administrator) == 1;
}

// Somebody who goes away from where their cases are.
Refusal problem_with_leaving(store::Database& database, const store::StoredStaff& staff, Message why) {
    const auto cases = count_open_cases(database, staff);
    if (cases == 0) return std::nullopt;
    return AdminRefusal{conflict(why, "badge"), std::to_string(cases)};
}

// An absence was agreed on for the roles and the unit that both had: as one who is absent, and as a deputy.
void end_absences(store::Database& database, AccountPlan& plan, Date today) {
    plan.ended = store::list_staff_absences(database, plan.before->id, today);
    for (const auto& each : store::list_absences_of_deputy(database, plan.before->id, today))
        plan.ended.push_back(each);
    for (const auto& [absent_id, days, deputy_id] : plan.ended)
        plan.facts += "; ends " + badge_of(database, absent_id) + " " + words_of(days.from, days.to) + ": " +
                      badge_of(database, deputy_id);
}

Plan plan_new(store::Database& database, const StaffMember& administrator, const AccountChange& change) {
    const auto& facts = change.facts;
    if (auto problem = problem_with_facts(database, administrator, facts)) return *std::move(problem);
    if (store::find_staff(database, facts.officer.badge))
        return AdminRefusal{conflict(Text::AccountBadgeTaken, "badge")};
    const bool is_weighty = !weighty(facts.roles).empty();
    return AccountPlan{StaffAct::AddAccount, std::nullopt, facts.unit_id, facts.unit_id + ": " + words_of(facts.roles),
                       is_weighty,           is_weighty};
}

Plan plan_facts(store::Database& database, const StaffMember& administrator, const store::StoredStaff& before,
                const store::StaffFacts& after, Date today) {
    if (after.officer.badge != before.facts.officer.badge)
        return AdminRefusal{invalid("badge", Text::AccountBadgeFixed)};
    if (auto problem = problem_with_facts(database, administrator, after)) return *std::move(problem);
    const bool is_moved = after.unit_id != before.facts.unit_id;
    const bool handles_no_more = may_handle(before.facts.roles) && !may_handle(after.roles);
    if (is_moved || handles_no_more)
        if (auto problem = problem_with_leaving(database, before, Text::AccountHasCases)) return *std::move(problem);
    const bool stays = !is_moved && has(after.roles, Role::Administrator);
    if (!stays && is_last_administrator(database, before))
        return AdminRefusal{conflict(Text::AccountLastAdministrator, "badge")};
    const auto was = weighty(before.facts.roles), is = weighty(after.roles);
    const bool is_weighty = was != is || (is_moved && !is.empty());
    const bool is_of_roles = sorted(before.facts.roles) != sorted(after.roles);
    AccountPlan plan{is_of_roles ? StaffAct::ChangeRoles : StaffAct::ChangeAccount,
                     before,
                     before.facts.unit_id,
                     words_of_change(before.facts, after),
                     is_weighty,
                     is_weighty};
    if (was.empty() && !is.empty()) plan.facts += words_of_credentials(database, before);
    if (is_of_roles || is_moved) end_absences(database, plan, today);
    return plan;
}

// With what is handed over the administrator could sign in himself.
Plan plan_reset(store::Database& database, const store::StoredStaff& before, Date today) {
    const auto all = weighty_with_deputised(database, before, today);
    auto facts = words_of(before.facts.roles);
    if (all != weighty(before.facts.roles)) facts += "; stands in as " + words_of(all);
    if (before.is_disabled) facts += "; disabled";
    return AccountPlan{StaffAct::ResetAccount, before, before.facts.unit_id, facts, !all.empty(), !all.empty()};
}

// At once: an account that was stolen cannot wait.
Plan plan_end(store::Database& database, const store::StoredStaff& before, Date today) {
    if (before.is_disabled) return AdminRefusal{conflict(Text::AccountDisabled, "badge")};
    if (auto problem = problem_with_leaving(database, before, Text::AccountToEndHasCases)) return *std::move(problem);
    if (is_last_administrator(database, before)) return AdminRefusal{conflict(Text::AccountLastAdministrator, "badge")};
    return AccountPlan{.what = StaffAct::DisableAccount,
                       .before = before,
                       .unit_id = before.facts.unit_id,
                       .facts = words_of(before.facts.roles),
                       .asks_for_code = !weighty_with_deputised(database, before, today).empty()};
}

Refusal problem_with_days(const Absence& absence, Date today) {
    if (absence.to < absence.from) return invalid("to", Text::AnomalyPeriodBackwards);
    if (absence.to < today) return invalid("to", Text::DateIsPast);
    if (absence.from < today) return invalid("from", Text::DateIsPast);
    if (absence.to > today + max_absence_days_ahead) return invalid("to", Text::DateTooFar);
    return std::nullopt;
}

// As set_absence() has it for the operator, who may enter one that has begun.
Refusal problem_with_deputy(store::Database& database, const store::StoredStaff& absent,
                            const std::optional<store::StoredStaff>& deputy, const Absence& absence) {
    if (!deputy || deputy->id == absent.id || deputy->is_disabled || deputy->facts.unit_id != absent.facts.unit_id)
        return invalid("deputy", Text::AbsenceDeputyUnfit);
    const store::Days days{absence.from, absence.to};
    if (store::is_absent(database, absent.id, days) || store::is_deputy(database, absent.id, days) ||
        store::is_absent(database, deputy->id, days))
        return conflict(Text::AbsenceOverlaps, "from");
    return std::nullopt;
}

// A deputy has the roles of who is absent.
Plan plan_absence(store::Database& database, const StaffMember& administrator, const store::StoredStaff& absent,
                  const Absence& absence, Date today) {
    if (auto problem = problem_with_days(absence, today)) return *std::move(problem);
    const auto deputy = store::find_staff(database, absence.deputy_badge);
    if (auto problem = problem_with_deputy(database, absent, deputy, absence)) return *std::move(problem);
    if (deputy->id == administrator.id) return AdminRefusal{{ErrorCode::Forbidden, Text::AccountIsOwn, "deputy"}};
    auto given = weighty(absent.facts.roles);
    std::erase_if(given, [&](Role role) { return has(deputy->facts.roles, role); });
    auto facts = words_of(absence.from, absence.to) + ": " + deputy->facts.officer.badge;
    if (!given.empty()) facts += "; " + words_of(given) + words_of_credentials(database, *deputy);
    return AccountPlan{StaffAct::SetAbsence, absent, absent.facts.unit_id, facts, !given.empty(), !given.empty()};
}

Plan plan_return(store::Database& database, const store::StoredStaff& absent, Date from, Date today) {
    const auto all = store::list_staff_absences(database, absent.id, today);
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.days.from == from; });
    if (found == all.end()) return AdminRefusal{{ErrorCode::NotFound, Text::AbsenceUnknown, "from"}};
    return AccountPlan{.what = StaffAct::CancelAbsence,
                       .before = absent,
                       .unit_id = absent.facts.unit_id,
                       .facts = words_of(from, found->days.to)};
}

} // namespace

std::string words_of_roles(const Roles& before, const Roles& after) {
    return words_of(before) + " → " + words_of(after);
}

const std::string& subject_of(const AccountPlan& plan, const AccountChange& change) {
    return plan.before ? plan.before->facts.officer.badge : change.badge;
}

store::WorkFilter open_cases_of(const store::StoredStaff& staff) {
    store::WorkFilter filter;
    filter.at_unit = staff.facts.unit_id;
    filter.statuses = {CaseStatus::Handling, CaseStatus::Approval, CaseStatus::Answered};
    filter.handler_badge = staff.facts.officer.badge;
    return filter;
}

int count_open_cases(store::Database& database, const store::StoredStaff& staff) {
    return store::count_work(database, open_cases_of(staff));
}

Result<store::StoredStaff> find_account(store::Database& database, const StaffMember& administrator,
                                        std::string_view badge) {
    auto found = store::find_staff(database, badge);
    if (!found || !administers(database, administrator, found->facts.unit_id))
        return Error{ErrorCode::NotFound, Text::AccountUnknown, "badge"};
    return *std::move(found);
}

AdminResult<AccountPlan> plan_change(store::Database& database, const StaffMember& administrator,
                                     const AccountChange& change, Date today) {
    if (change.what == StaffAct::AddAccount) return plan_new(database, administrator, change);
    const auto found = find_account(database, administrator, change.badge);
    if (!found) return AdminRefusal{found.error()};
    if (change.what == StaffAct::SetAbsence)
        return plan_absence(database, administrator, *found, change.absence, today);
    if (change.what == StaffAct::CancelAbsence) return plan_return(database, *found, change.absence.from, today);
    if (found->id == administrator.id) return AdminRefusal{{ErrorCode::Forbidden, Text::AccountIsOwn, "badge"}};
    if (change.what == StaffAct::ResetAccount) return plan_reset(database, *found, today);
    if (change.what == StaffAct::DisableAccount) return plan_end(database, *found, today);
    return plan_facts(database, administrator, *found, change.facts, today);
}

void carry_out(store::Database& database, const AccountPlan& plan, const AccountChange& change,
               const std::optional<NewSecrets>& secrets) {
    if (!plan.before) {
        store::insert_staff(database, change.facts, secrets->stored, secrets->recovery_codes);
        return;
    }
    const auto id = plan.before->id;
    switch (change.what) {
    case StaffAct::ResetAccount:
        store::replace_staff_secrets(database, id, secrets->stored, secrets->recovery_codes);
        store::delete_staff_sessions(database, id);
        return store::set_staff_disabled(database, id, false);
    case StaffAct::DisableAccount:
        store::set_staff_disabled(database, id, true);
        return store::delete_staff_sessions(database, id);
    case StaffAct::SetAbsence: {
        const auto& [from, to, deputy_badge] = change.absence;
        const auto deputy = store::find_staff(database, deputy_badge);
        return store::insert_staff_absence(database, {id, {from, to}, deputy->id});
    }
    case StaffAct::CancelAbsence: store::delete_staff_absence(database, id, change.absence.from); return;
    default:
        for (const auto& each : plan.ended) store::delete_staff_absence(database, each.staff_id, each.days.from);
        return store::change_staff(database, id, change.facts);
    }
}

} // namespace zhiping::app
