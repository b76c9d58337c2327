#include "native/app/administer_accounts.hpp"

#include "native/app/keep_act.hpp"
#include "native/app/second_administrator.hpp"
#include "native/app/staff_secrets.hpp"
#include "native/cases/policies.hpp"
#include "native/store/staff_absences.hpp"
#include "shared/cases/words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using Answer = AdminResult<AccountDone>;

constexpr std::size_t max_searched_characters = 60;

std::vector<AccountAbsence> absences_of(store::Database& database, std::int64_t id, Date today) {
    std::vector<AccountAbsence> absences;
    for (const auto& each : store::list_staff_absences(database, id, today))
        absences.push_back({each.days.from, each.days.to, store::find_staff(database, each.deputy_id)->facts.officer});
    return absences;
}

Account to_account(store::Database& database, const store::StoredStaff& staff, Date today) {
    return {.officer = staff.facts.officer,
            .unit_id = staff.facts.unit_id,
            .roles = staff.facts.roles,
            .is_disabled = staff.is_disabled,
            .has_one_use_password = staff.has_one_use_password,
            .open_cases = count_open_cases(database, staff),
            .absences = absences_of(database, staff.id, today)};
}

Result<Ok> check_query(store::Database& database, const StaffMember& member, const AccountQuery& query) {
    if (administered_by(member).is_none()) return Error{ErrorCode::Forbidden, Text::AdminNotYours};
    if (query.most < 1 || query.most > max_account_page) return invalid("limit", Text::ValueUnknown);
    if (query.unit_id && !administers(database, member, *query.unit_id))
        return Error{ErrorCode::NotFound, Text::UnitUnknown, "unit"};
    if (query.search.empty()) return Ok{};
    return check_words(query.search, {"search", 1, max_searched_characters});
}

// Nobody overwrites what they have not seen; the badge number is fixed.
bool is_as_seen(const store::StaffFacts& stored, const std::optional<store::StaffFacts>& seen) {
    return seen && seen->officer.name == stored.officer.name && seen->unit_id == stored.unit_id &&
           seen->roles.size() == stored.roles.size() && std::ranges::is_permutation(seen->roles, stored.roles);
}

// Before anything is hashed for them.
AdminResult<AccountPlan> plan(store::Database& database, const AdminMeans& means, const StaffMember& member,
                              const AccountChange& change) {
    const auto still = still_administers(database, member, means.now);
    if (!still) return AdminRefusal{still.error()};
    auto planned = plan_change(database, *still, change, china_date(means.now));
    const auto* found = std::get_if<AccountPlan>(&planned);
    if (found && change.what == StaffAct::ChangeAccount && !is_as_seen(found->before->facts, change.seen))
        return AdminRefusal{{ErrorCode::Conflict, Text::AdminChanged, "seen"}};
    return planned;
}

Answer do_or_keep(store::Database& database, const AdminMeans& means, const StaffMember& member,
                  const AccountChange& change, const std::string& code, const std::optional<NewSecrets>& secrets) {
    const auto planned = plan(database, means, member, change);
    if (const auto* refused = std::get_if<AdminRefusal>(&planned)) return *refused;
    const auto& found = std::get<AccountPlan>(planned);
    if (found.what == StaffAct::ChangeAccount && found.facts.empty()) return AccountDone{}; // Nothing changes.
    if (found.what != StaffAct::DisableAccount && store::has_waiting_change(database, change.badge))
        return AdminRefusal{{ErrorCode::Conflict, Text::ChangeWaits, "badge"}};
    const bool waits = found.asks_for_second && cases::policy_in_force(database, means.now).confirms_roles;
    if (waits && !administers_by_themselves(database, member, found.unit_id))
        return AdminRefusal{{ErrorCode::Forbidden, Text::AdminStandsIn}};
    if (found.asks_for_code)
        if (auto problem = use_admin_code(database, means, member, code)) return *std::move(problem);
    if (waits) return AccountDone{.waiting = keep_for_second(database, means, member, change, found)};
    carry_out(database, found, change, secrets);
    keep_act(database, means.random,
             {.staff_id = member.id,
              .at = means.now,
              .what = found.what,
              .unit_id = found.unit_id,
              .subject = subject_of(found, change),
              .facts = found.facts});
    return AccountDone{.handed = secrets ? std::optional{handed_over(secrets->told)} : std::nullopt};
}

} // namespace

Result<AccountPage> list_accounts(store::Store& store, const StaffMember& member, const AccountQuery& query,
                                  Date today) {
    return store.read([&](store::Database& database) -> Result<AccountPage> {
        if (const auto valid = check_query(database, member, query); !valid) return valid.error();
        const store::StaffFilter filter{administered_by(member), query.unit_id, query.search, query.after};
        AccountPage page;
        const auto found = store::list_staff(database, filter, query.most + 1);
        for (const auto& staff : found)
            if (page.accounts.size() < static_cast<std::size_t>(query.most))
                page.accounts.push_back(to_account(database, staff, today));
        if (found.size() > page.accounts.size()) page.next = page.accounts.back().officer.badge;
        return page;
    });
}

AdminResult<AccountDone> change_account(const AdminMeans& means, const StaffMember& member, const AccountChange& change,
                                        const std::string& code) {
    const auto first =
        means.store.read([&](store::Database& database) { return plan(database, means, member, change); });
    if (const auto* refused = std::get_if<AdminRefusal>(&first)) return *refused;
    const auto& before = std::get<AccountPlan>(first).before;
    const auto secrets = secrets_for(means, change, before ? before->facts.officer : change.facts.officer);
    return means.store.write(
        [&](store::Database& database) { return do_or_keep(database, means, member, change, code, secrets); });
}

std::optional<NewSecrets> secrets_for(const AdminMeans& means, const AccountChange& change, const Officer& officer) {
    if (change.what != StaffAct::AddAccount && change.what != StaffAct::ResetAccount) return std::nullopt;
    return make_staff_secrets(means.vault, means.random, officer);
}

HandedOver handed_over(const FirstCredentials& told) {
    return {told.officer.badge, told.password, sealing::totp_address(told.totp_secret, told.officer.badge),
            told.recovery_codes};
}

} // namespace zhiping::app
