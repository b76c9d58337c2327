#include "native/app/administer_policy.hpp"

#include "native/app/staff_actors.hpp"
#include "native/cases/policies.hpp"
#include "native/store/staff.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/policy_json.hpp"
#include "shared/wire/rule_versions_json.hpp"

#include <stdexcept>

namespace zhiping::app {

namespace {

using Answer = AdminResult<PolicyDone>;

// Which member of the file it is stands in the words too: a desk has no field for it.
AdminRefusal refused(const PolicyProblem& problem) {
    const auto& [field, words] = problem;
    const bool is_of_file = field != "begins" && field != "content";
    return {invalid(field, Text::PolicyRefused), is_of_file ? field + ": " + words : words};
}

NewPolicy policy_of(const WantedPolicy& wanted, const Officer& who) {
    return {wanted.content, wanted.begins, who.name + " " + who.badge};
}

// Of the next version one waits at most.
std::string subject_of(const NewPolicy& policy) {
    return "policy " + std::to_string(wire::decode_policy(policy.content).value().version);
}

// To ask for less is as dangerous as what it would not be asked for any more.
bool needs_second(store::Database& database, const NewPolicy& policy, Instant now) {
    const auto in_force = cases::policy_in_force(database, now);
    const auto wanted = wire::decode_policy(policy.content).value();
    return in_force.confirms_policy || (in_force.confirms_roles && !wanted.confirms_roles);
}

Answer keep_for_second(store::Database& database, const AdminMeans& means, const StaffMember& member,
                       const NewPolicy& policy) {
    return PolicyDone{
        .waiting = store::insert_admin_change(
            database, {.what = StaffAct::LoadPolicy,
                       .subject = subject_of(policy),
                       .unit_id = member.unit_id,
                       .wanted = wire::encode(wire::PolicyWish{.begins = policy.begins, .content = policy.content}),
                       .facts = to_string(policy.begins),
                       .asked_by = member.id,
                       .asked = means.now})};
}

Answer load_or_keep(store::Database& database, const AdminMeans& means, const StaffMember& member,
                    const WantedPolicy& wanted) {
    const auto still = still_administers_all(database, member, means.now);
    if (!still) return AdminRefusal{still.error()};
    const auto policy = policy_of(wanted, still->officer);
    if (const auto problem = find_problem(database, policy, means.now, means.language)) return refused(*problem);
    const bool waits = needs_second(database, policy, means.now);
    if (waits && !administers_by_themselves(database, *still, still->unit_id))
        return AdminRefusal{{ErrorCode::Forbidden, Text::AdminStandsIn}};
    if (waits && store::has_waiting_change(database, subject_of(policy)))
        return AdminRefusal{{ErrorCode::Conflict, Text::PolicyWaits, "version"}};
    if (auto problem = use_admin_code(database, means, *still, wanted.code)) return *std::move(problem);
    if (waits) return keep_for_second(database, means, *still, policy);
    const auto loaded = load_policy(database, means.random, policy, {.staff_id = still->id}, means.now, means.language);
    return PolicyDone{.version = std::get<int>(loaded)};
}

// As whoever asked for it wanted it.
NewPolicy waiting_policy(store::Database& database, const store::AdminChange& kept) {
    const auto wish = wire::decode_policy_wish(kept.wanted);
    if (!wish) throw std::runtime_error{"the change " + std::to_string(kept.id) + " cannot be read"};
    return policy_of({wish->content, wish->begins, {}}, store::find_staff(database, kept.asked_by)->facts.officer);
}

} // namespace

Result<RuleVersions> read_rule_versions(store::Store& store, const StaffMember& member, Date today) {
    if (administered_by(member).is_none()) return Error{ErrorCode::Forbidden, Text::AdminNotYours};
    return list_rule_versions(store.read(store::list_policies), today);
}

AdminResult<PolicyDone> change_policy(const AdminMeans& means, const StaffMember& member, const WantedPolicy& wanted) {
    return means.store.write([&](store::Database& database) { return load_or_keep(database, means, member, wanted); });
}

std::optional<AdminRefusal> check_waiting_policy(store::Database& database, const AdminMeans& means,
                                                 const store::AdminChange& kept) {
    const auto problem = find_problem(database, waiting_policy(database, kept), means.now, means.language);
    return problem ? std::optional{refused(*problem)} : std::nullopt;
}

std::optional<AdminRefusal> load_waiting_policy(store::Database& database, const AdminMeans& means,
                                                const store::AdminChange& kept, const StaffMember& second) {
    const auto policy = waiting_policy(database, kept);
    const PolicyLoader loader{.staff_id = kept.asked_by, .second_id = second.id};
    const auto loaded = load_policy(database, means.random, policy, loader, means.now, means.language);
    if (const auto* problem = std::get_if<PolicyProblem>(&loaded)) return refused(*problem);
    return std::nullopt;
}

} // namespace zhiping::app
