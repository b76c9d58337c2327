#include "native/app/demo_staff.hpp"

#include "native/app/sign_in.hpp"
#include "native/app/staff_accounts.hpp"
#include "native/store/staff_acts.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

const DemoMember* find_member(std::string_view badge) {
    const auto members = demo_members();
    const auto found = std::ranges::find(members, badge, &DemoMember::badge);
    return found == members.end() ? nullptr : &*found;
}

// Whoever was added at the desk was added by somebody of the demo, where nobody else was there first.
bool is_of_demo(store::Database& database, const std::string& badge) {
    return find_member(badge) || store::was_added_at_desk(database, badge);
}

bool has_others(store::Store& store) {
    bool found = false;
    list_staff(store, [&](const store::StoredStaff& staff) {
        found |=
            !store.read([&](store::Database& database) { return is_of_demo(database, staff.facts.officer.badge); });
    });
    return found;
}

// As its owner does for the first time, who then leaves.
bool choose_password(const SignInMeans& means, const FirstCredentials& told) {
    // The code before the one that is shown now, which stays good for its owner.
    const auto code = sealing::totp_code(told.totp_secret, sealing::totp_step(means.now) - 1);
    const auto answer = sign_in(means, {.badge = told.officer.badge,
                                        .password = told.password,
                                        .code = code,
                                        .new_password = std::string{demo_password},
                                        .source = "demo"});
    const auto* token = std::get_if<StaffToken>(&answer);
    if (token) sign_out(means.store, *token);
    return token != nullptr;
}

std::optional<std::string> add(const SignInMeans& means, const DemoMember& member) {
    const bool is_known = means.store.read(
        [&](store::Database& database) { return store::find_staff(database, member.badge).has_value(); });
    if (is_known) return std::nullopt;
    const std::vector facts{store::StaffFacts{.officer = {std::string{member.name}, std::string{member.badge}},
                                              .unit_id = std::string{member.unit_id},
                                              .roles = member.roles}};
    const auto loaded = load_staff(means.store, means.vault, means.random, facts, WhenKnown::Refuse);
    if (const auto* bad = std::get_if<BadRow>(&loaded)) return bad->reason;
    if (choose_password(means, std::get<LoadedStaff>(loaded).added.front())) return std::nullopt;
    return "the password of " + std::string{member.badge} + " could not be set";
}

} // namespace

std::span<const DemoMember> demo_members() {
    static const std::vector<DemoMember> members{
        {"demo-brigade", "李静", "420114", {Role::Handler, Role::Lead}},
        {"demo-detachment", "王海", "420100", {Role::Handler, Role::Lead, Role::Supervisor}},
        {"demo-bureau", "陈明", "420000", {Role::Lead, Role::Supervisor}},
        {"demo-supervisor", "黄磊", "420000", {Role::Supervisor}},
        {"demo-auditor", "吴刚", "420000", {Role::Auditor}},
        {"demo-admin", "郑华", "420000", {Role::Administrator}},
        {"demo-admin-2", "孙丽", "420000", {Role::Administrator}},
        {"demo-brigade-2", "刘芳", "420114", {Role::Handler, Role::Lead}},
        {"demo-detachment-2", "赵强", "420100", {Role::Handler, Role::Lead}},
    };
    return members;
}

std::optional<std::string> load_demo_staff(store::Store& store, evidence::Vault& vault, outside::Random& random,
                                           Instant now) {
    if (has_others(store)) return "people have accounts here already";
    for (const auto& member : demo_members())
        if (auto problem = add({store, vault, random, now}, member)) return problem;
    return std::nullopt;
}

std::optional<std::string> demo_code(store::Store& store, evidence::Vault& vault, std::string_view badge, Instant now) {
    if (!find_member(badge) || has_others(store)) return std::nullopt;
    const auto secrets = store.read([&](store::Database& database) -> std::optional<store::StaffSecrets> {
        const auto member = store::find_staff(database, badge);
        return member ? store::find_staff_secrets(database, member->id) : std::nullopt;
    });
    if (!secrets) return std::nullopt;
    return sealing::totp_code(open_totp_secret(vault, secrets->totp), sealing::totp_step(now));
}

} // namespace zhiping::app
