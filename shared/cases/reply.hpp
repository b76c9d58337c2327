#pragma once

#include "shared/calendar/date.hpp"
#include "shared/cases/policy.hpp"
#include "shared/evidence/sha256.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping {

// What was found about a situation that the citizen ticked.
enum class Finding {
    DidNotHappen,
    Lawful, // It happened and was lawful. No attitude is (SituationFacts::may_be_lawful).
    Wrong,  // It happened and was wrong.
    CannotBeEstablished,
};

struct FindingFacts {
    Finding value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array findings{
    FindingFacts{Finding::DidNotHappen, "did_not_happen"},
    FindingFacts{Finding::Lawful, "lawful"},
    FindingFacts{Finding::Wrong, "wrong"},
    FindingFacts{Finding::CannotBeEstablished, "cannot_be_established"},
};
static_assert(follows_enum(findings));

// Why nothing is found about a situation here.
enum class DeclineReason {
    BeforeCourt, // Or in administrative reconsideration.
    NotTrafficPolice,
    AnsweredBefore, // Finally.
};

struct DeclineReasonFacts {
    DeclineReason value;
    std::string_view id;
};

inline constexpr std::array decline_reasons{
    DeclineReasonFacts{DeclineReason::BeforeCourt, "before_court"},
    DeclineReasonFacts{DeclineReason::NotTrafficPolice, "not_traffic_police"},
    DeclineReasonFacts{DeclineReason::AnsweredBefore, "answered_before"},
};
static_assert(follows_enum(decline_reasons));

struct Decline {
    DeclineReason reason;
    std::string way; // That is open to the citizen instead.

    bool operator==(const Decline&) const = default;
};

// One of the two is there.
struct SituationFinding {
    Situation situation;
    std::optional<Finding> finding = {};
    std::optional<Decline> decline = {};

    bool operator==(const SituationFinding&) const = default;
};

// What was done about it.
enum class MeasureKind {
    Explained,
    Apologised,
    Corrected,
    Repaid,          // Or returned.
    DecisionRevoked, // Or changed.
    RevocationAppliedFor,
    OfficerInstructed,
    OfficerDisciplined,
    Referred,
};

struct MeasureKindFacts {
    MeasureKind value;
    std::string_view id;
};

inline constexpr std::array measure_kinds{
    MeasureKindFacts{MeasureKind::Explained, "explained"},
    MeasureKindFacts{MeasureKind::Apologised, "apologised"},
    MeasureKindFacts{MeasureKind::Corrected, "corrected"},
    MeasureKindFacts{MeasureKind::Repaid, "repaid"},
    MeasureKindFacts{MeasureKind::DecisionRevoked, "decision_revoked"},
    MeasureKindFacts{MeasureKind::RevocationAppliedFor, "revocation_applied_for"},
    MeasureKindFacts{MeasureKind::OfficerInstructed, "officer_instructed"},
    MeasureKindFacts{MeasureKind::OfficerDisciplined, "officer_disciplined"},
    MeasureKindFacts{MeasureKind::Referred, "referred"},
};
static_assert(follows_enum(measure_kinds));

struct Measure {
    MeasureKind kind;
    std::optional<Date> promised_for = {}; // None: it is done.

    bool operator==(const Measure&) const = default;
};

// What the citizen is told: what was asked, what was found, what was decided and on what basis (信访工作条例, art. 32).
struct Reply {
    std::vector<SituationFinding> findings = {}; // One for each situation that was ticked, in that order.
    std::vector<Measure> measures = {};
    std::string text = {};
    std::string basis = {};
    std::vector<Sha256> attachments = {}; // Of their content.

    bool operator==(const Reply&) const = default;
};

// The finding for the whole, out of the situations that were not declined.
enum class OverallFinding { Substantiated, Partly, NotEstablished, NotSubstantiated, Declined };

struct OverallFindingFacts {
    OverallFinding value;
    std::string_view id;
};

inline constexpr std::array overall_findings{
    OverallFindingFacts{OverallFinding::Substantiated, "substantiated"},    // All wrong.
    OverallFindingFacts{OverallFinding::Partly, "partly"},                  // Some wrong.
    OverallFindingFacts{OverallFinding::NotEstablished, "not_established"}, // None wrong, one cannot be established.
    OverallFindingFacts{OverallFinding::NotSubstantiated, "not_substantiated"},
    OverallFindingFacts{OverallFinding::Declined, "declined"}, // All declined.
};
static_assert(follows_enum(overall_findings));

OverallFinding overall_finding(std::span<const SituationFinding>);

// Limits of a reply, in characters as a person counts them.
inline constexpr std::size_t min_reply_characters = 20;
inline constexpr std::size_t max_reply_characters = 5000;
inline constexpr std::size_t max_basis_characters = 1000;
inline constexpr std::size_t max_way_characters = 500;
inline constexpr std::size_t max_measures = 20;
inline constexpr std::size_t max_attachments = 9;
inline constexpr std::uint64_t max_attachment_bytes = 20'000'000; // Of each. A MB is 1,000,000 bytes.

// Refused (invalid, at "findings", "measures", "attachments", "text" or "basis"): a ticked situation without its
// finding or with two, a finding for what was not ticked or that the situation cannot have, a declined one without the
// way that is open, a measure that is promised twice, for a day before today or too far ahead, a text that is too short
// or too long or still has a {placeholder}, a missing basis, too many attachments, and one twice.
Result<Ok> check_reply(const Reply&, std::span<const Situation> ticked, Date today, const Policy&);

// Whether a second person reads it before it goes out.
bool needs_approval(const Reply&, const Approvals&);

} // namespace zhiping
