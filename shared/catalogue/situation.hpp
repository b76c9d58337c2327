#pragma once

#include "shared/table.hpp"

#include <array>
#include <string_view>

namespace zhiping {

// What went wrong. The first eight are the eight situations of law enforcement (执法流程规范监督);
// the others are the reasons that the remaining modules offer. Which module offers which, in what
// order and in what words, is the catalogue's data.
enum class Situation {
    AuxiliaryPoliceEnforcing,
    UncivilLanguage,
    PunishedWithoutViolation,
    ImpoundedWithoutCause,
    ImpoundedWithoutNotice,
    StatementNotHeard,
    UnfairEnforcement,
    Other,
    ServiceAttitude,
    Efficiency,
    Charges,
    ProfessionalAbility,
    ProcessGuidance,
    Facilities,
};

struct SituationFacts {
    Situation value;
    std::string_view id;       // Stored and sent. Never change one that has shipped.
    bool may_be_lawful = true; // Whether it may have happened and been lawful; an attitude never is.
};

inline constexpr std::array situations{
    SituationFacts{Situation::AuxiliaryPoliceEnforcing, "auxiliary_police_enforcing"},
    SituationFacts{Situation::UncivilLanguage, "uncivil_language", false},
    SituationFacts{Situation::PunishedWithoutViolation, "punished_without_violation"},
    SituationFacts{Situation::ImpoundedWithoutCause, "impounded_without_cause"},
    SituationFacts{Situation::ImpoundedWithoutNotice, "impounded_without_notice"},
    SituationFacts{Situation::StatementNotHeard, "statement_not_heard"},
    SituationFacts{Situation::UnfairEnforcement, "unfair_enforcement"},
    SituationFacts{Situation::Other, "other"},
    SituationFacts{Situation::ServiceAttitude, "service_attitude", false},
    SituationFacts{Situation::Efficiency, "efficiency"},
    SituationFacts{Situation::Charges, "charges"},
    SituationFacts{Situation::ProfessionalAbility, "professional_ability"},
    SituationFacts{Situation::ProcessGuidance, "process_guidance"},
    SituationFacts{Situation::Facilities, "facilities"},
};
static_assert(follows_enum(situations));

} // namespace zhiping
