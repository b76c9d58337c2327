#pragma once

#include "shared/catalogue/module.hpp"
#include "shared/catalogue/situation.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <span>

namespace zhiping {

// Whether a person says who they are, after an evaluation was submitted.
enum class NameNeed { None, Offered, Required };

// Whether they say where they are.
enum class PositionNeed { None, Offered, RequiredOrWords, Required };

struct ModuleNeeds {
    NameNeed name;
    PositionNeed position;

    bool operator==(const ModuleNeeds&) const = default;
};

// Which replies a second person approves before they go out.
struct Approvals {
    bool wrong = false;
    bool declined = false;
    bool attachments = false;

    bool operator==(const Approvals&) const = default;
};

// The numbers of the workflow, as one version has them: of assets/policy, or one that was loaded. A case keeps the
// version under which it was opened; no version is ever changed.
struct Policy {
    int version;

    // Which evaluations open a case: those that are dissatisfied, of these modules. In the order of Module.
    std::array<bool, zhiping::modules.size()> modules;
    // Situations with which a case opens one level above the unit of its code. In the order of Situation.
    std::array<bool, zhiping::situations.size()> one_level_up;

    int reply_working_days;     // From the day of a round's beginning, which is not counted.
    int send_back_working_days; // The same, of a round that begins with a send-back.
    int max_extension_working_days;
    int max_question_working_day; // Until which working day of a round the citizen may be asked.
    int reminder_working_days;    // How long before a deadline the handler is reminded.
    int max_measure_days;         // How far ahead a measure may be promised.
    int recheck_percent;          // Of the cases that a citizen closed, those drawn for the level above.

    // How long the citizen may answer a reply (after 信访工作条例, art. 35): from its first opening or a delivered
    // notice, and else from its issue. Calendar days; the last is moved to a working day.
    std::chrono::days response_after_opening;
    std::chrono::days response_after_issue;
    std::chrono::days citizen_reminder; // How long before the end the citizen is reminded.

    // How long an officer on the code may object to how the case has ended, in calendar days; the last is moved to a
    // working day. 0: not at all.
    std::chrono::days objection;

    std::chrono::hours amendment; // In which a later evaluation of the same document amends the first.

    Approvals approves;

    // What is asked besides, in the order of Module. Who agreed to a catalogue that says
    // nothing of it was not asked.
    std::array<ModuleNeeds, zhiping::modules.size()> needs;
    std::chrono::hours verification; // In which a name that is required is to be given. After it, it may be still.
    int place_evaluations_daily;     // Of one person with one code at a place, on one day in China.

    // How long words, names, numbers and positions are kept after a case is closed, and without a case after receipt;
    // and photos and videos.
    std::chrono::years words_kept;
    std::chrono::years evidence_kept;

    // What an administrator does not decide alone: roles beyond a handler's and an officer's, and the next policy.
    bool confirms_roles;
    bool confirms_policy;

    bool opens_cases_of(Module module) const { return modules[static_cast<std::size_t>(module)]; }
    bool goes_one_up(Situation situation) const { return one_level_up[static_cast<std::size_t>(situation)]; }
    const ModuleNeeds& needs_of(Module module) const { return needs[static_cast<std::size_t>(module)]; }

    bool operator==(const Policy&) const = default;
};

// Every version that has shipped, oldest first.
std::span<const Policy> policies();

// Of those that have shipped: what is asked of people is what it says. What else holds on a day, the server knows
// (native/cases/policies.hpp).
const Policy& newest_policy();

// nullptr when no such version has shipped.
const Policy* find_policy(std::int64_t version);

} // namespace zhiping
