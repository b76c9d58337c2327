#pragma once

#include "shared/table.hpp"

#include <array>

namespace zhiping {

// What somebody of staff did that is no step of a case: kept, with a line in the journal.
enum class StaffAct {
    SignIn,
    AddAccount,
    ChangeAccount, // Name or unit.
    ChangeRoles,
    ResetAccount, // New credentials.
    DisableAccount,
    SetAbsence,
    CancelAbsence,
    MoveCases, // Of somebody who leaves, to others.
    AddUnit,
    ChangeUnit,
    LoadTemplates,
    LoadHolidays,
    LoadPolicy,
    LoadCatalogue,
    RefuseChange, // That another administrator wanted.
    Export,       // Of a list of cases, as a file.
    PrintCase,    // As a file of its own.
    Audit,        // Looked at what others did.
    HoldCase,     // Its person's data are not erased meanwhile.
    ReleaseCase,
    AnswerComment,
};

struct StaffActFacts {
    StaffAct value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array staff_acts{
    StaffActFacts{StaffAct::SignIn, "sign_in"},
    StaffActFacts{StaffAct::AddAccount, "add_account"},
    StaffActFacts{StaffAct::ChangeAccount, "change_account"},
    StaffActFacts{StaffAct::ChangeRoles, "change_roles"},
    StaffActFacts{StaffAct::ResetAccount, "reset_account"},
    StaffActFacts{StaffAct::DisableAccount, "disable_account"},
    StaffActFacts{StaffAct::SetAbsence, "set_absence"},
    StaffActFacts{StaffAct::CancelAbsence, "cancel_absence"},
    StaffActFacts{StaffAct::MoveCases, "move_cases"},
    StaffActFacts{StaffAct::AddUnit, "add_unit"},
    StaffActFacts{StaffAct::ChangeUnit, "change_unit"},
    StaffActFacts{StaffAct::LoadTemplates, "load_templates"},
    StaffActFacts{StaffAct::LoadHolidays, "load_holidays"},
    StaffActFacts{StaffAct::LoadPolicy, "load_policy"},
    StaffActFacts{StaffAct::LoadCatalogue, "load_catalogue"},
    StaffActFacts{StaffAct::RefuseChange, "refuse_change"},
    StaffActFacts{StaffAct::Export, "export"},
    StaffActFacts{StaffAct::PrintCase, "print_case"},
    StaffActFacts{StaffAct::Audit, "audit"},
    StaffActFacts{StaffAct::HoldCase, "hold_case"},
    StaffActFacts{StaffAct::ReleaseCase, "release_case"},
    StaffActFacts{StaffAct::AnswerComment, "answer_comment"},
};
static_assert(follows_enum(staff_acts));

} // namespace zhiping
