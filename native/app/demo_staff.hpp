#pragma once

#include "native/evidence/vault.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "shared/cases/actor.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Accounts to try the desk with. Everybody can read their password here: never in a folder that serves people.
namespace zhiping::app {

struct DemoMember {
    std::string_view badge; // No police has one like it.
    std::string_view name;
    std::string_view unit_id; // Of assets/units/hubei.csv.
    std::vector<Role> roles;
};

// One for a brigade, one for the detachment above it, one for the bureau: whose the cases of the demo are, in this
// order. Then those of the bureau who have no part in cases: who looks after the units below, the auditor, two
// administrators. Then a second one of the brigade and of the detachment: a policy may ask for a second person there.
std::span<const DemoMember> demo_members();
inline constexpr std::string_view demo_password = "try the desk of 2026";

// Makes those that are not there yet. Nullopt when it is done; else why not: somebody else has an account, a unit is
// not stored.
std::optional<std::string> load_demo_staff(store::Store&, evidence::Vault&, outside::Random&, Instant now);

// The code that the phone of one of them would show now; nullopt for everybody else.
std::optional<std::string> demo_code(store::Store&, evidence::Vault&, std::string_view badge, Instant now);

} // namespace zhiping::app
