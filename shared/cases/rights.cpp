#include "shared/cases/rights.hpp"

#include <algorithm>

namespace zhiping {

namespace {

using enum Relation;

constexpr std::array table{
    Grant{Role::Handler, Right::Read, Own}, Grant{Role::Handler, Right::Read, Former},
    Grant{Role::Handler, Right::ReadEvidence, Own}, Grant{Role::Handler, Right::Handle, Own},
    Grant{Role::Handler, Right::AnswerComment, Own}, Grant{Role::Handler, Right::Unmask, Own},

    Grant{Role::Lead, Right::Read, Own}, Grant{Role::Lead, Right::Read, Below}, Grant{Role::Lead, Right::Read, Former},
    Grant{Role::Lead, Right::ReadEvidence, Own}, Grant{Role::Lead, Right::ReadEvidence, Below},
    Grant{Role::Lead, Right::Handle, Own}, Grant{Role::Lead, Right::Approve, Own},
    Grant{Role::Lead, Right::Oversee, Below}, Grant{Role::Lead, Right::Urge, Below},
    Grant{Role::Lead, Right::Appoint, Own}, Grant{Role::Lead, Right::AnswerComment, Own},
    Grant{Role::Lead, Right::Unmask, Own}, Grant{Role::Lead, Right::Unmask, Below},
    Grant{Role::Lead, Right::Export, Own}, Grant{Role::Lead, Right::Export, Below},

    // Looks after the units below, and decides nothing.
    Grant{Role::Supervisor, Right::Read, Below}, Grant{Role::Supervisor, Right::ReadEvidence, Below},
    Grant{Role::Supervisor, Right::Urge, Below}, Grant{Role::Supervisor, Right::Export, Below},

    Grant{Role::Auditor, Right::Audit, Own}, Grant{Role::Auditor, Right::Audit, Below},

    Grant{Role::Officer, Right::BeHeard, Named},

    // Nobody of a unit that is complained about, or under one.
    Grant{Role::Counter, Right::Help, Below}, Grant{Role::Counter, Right::Help, Elsewhere},

    Grant{Role::Administrator, Right::Administer, Own}, Grant{Role::Administrator, Right::Administer, Below},

    // Those who issue codes have no part in any of it.
};

} // namespace

std::span<const Grant> grants() { return table; }

bool may(Role role, Right right, Relation relation) {
    return std::find(table.begin(), table.end(), Grant{role, right, relation}) != table.end();
}

Relation relation_of(std::string_view their_unit_id, std::string_view unit_id, const UnitTree& units) {
    if (their_unit_id == unit_id) return Own;
    if (units.is_above(their_unit_id, unit_id)) return Below;
    return units.is_above(unit_id, their_unit_id) ? Above : Elsewhere;
}

Relation relation_of(const Actor& actor, const CaseFile& file, const UnitTree& units) {
    if (actor.role == Role::Officer && find_officer(file, actor.officer.badge)) return Named;
    return acts_for_unit(file, actor) ? Own : relation_of(actor.unit_id, file.unit_id, units);
}

// Whoever is on the code reads nothing of what was said about him, whatever his role: he is heard as an officer.
bool may(const Actor& actor, Right right, const CaseFile& file, const UnitTree& units) {
    const bool reads = right == Right::Read || right == Right::ReadEvidence || right == Right::Unmask;
    if (reads && is_on_code(file, actor)) return false;
    return is_staff(actor.role) && may(actor.role, right, relation_of(actor, file, units));
}

} // namespace zhiping
