#pragma once

#include "shared/cases/case_file.hpp"
#include "shared/units/unit_tree.hpp"

#include <span>

// What staff may do with cases and accounts: asked for every query, every route, every file and every step of the
// workflow.
namespace zhiping {

enum class Right {
    Read, // The case: its events, what was written, what was replied, whose it is. With it, to find it in lists.
    ReadEvidence, // Photos, videos and attachments.
    Handle,       // What the workflow gives the handler.
    Approve,      // Be the second person for a reply.
    Oversee,      // What the level above decides: sends back, takes over, grants, rechecks.
    Urge,
    Appoint,       // Name somebody at the top, where nobody may decide.
    AnswerComment, // Of an evaluation that has no case.
    BeHeard,       // Be asked, answer, be told how the case ends and object to that, without reading it.
    Unmask, // See the whole name, number and position of its person, with a reason; the number alone as its handler.
    Help,   // Its citizen at a window or on the telephone: read it out to them, enter an evaluation for them. Asked for
            // each unit that the code names or that has or had the case.
    Export, // Take what they read away as a file.
    Audit,  // See who saw and did what, and neither what was written nor whose it is.
    Administer, // Units, accounts and what holds for all, whatever the cases.
};

struct RightFacts {
    Right value;
    std::string_view id;
};

inline constexpr std::array rights{
    RightFacts{Right::Read, "read"},        RightFacts{Right::ReadEvidence, "read_evidence"},
    RightFacts{Right::Handle, "handle"},    RightFacts{Right::Approve, "approve"},
    RightFacts{Right::Oversee, "oversee"},  RightFacts{Right::Urge, "urge"},
    RightFacts{Right::Appoint, "appoint"},  RightFacts{Right::AnswerComment, "answer_comment"},
    RightFacts{Right::BeHeard, "be_heard"}, RightFacts{Right::Unmask, "unmask"},
    RightFacts{Right::Help, "help"},        RightFacts{Right::Export, "export"},
    RightFacts{Right::Audit, "audit"},      RightFacts{Right::Administer, "administer"},
};
static_assert(follows_enum(rights));

// Where the unit that has a case stands to the unit of somebody of staff.
enum class Relation {
    Own,       // It is the same, or the case's unit appointed this person.
    Below,     // It is under theirs, however deep.
    Former,    // Theirs had the case before: it is seen as it stood then.
    Above,     // It is over theirs.
    Named,     // Its code names this person, who is there as an officer.
    Elsewhere, // None of these.
};

struct RelationFacts {
    Relation value;
    std::string_view id;
};

inline constexpr std::array relations{
    RelationFacts{Relation::Own, "own"},       RelationFacts{Relation::Below, "below"},
    RelationFacts{Relation::Former, "former"}, RelationFacts{Relation::Above, "above"},
    RelationFacts{Relation::Named, "named"},   RelationFacts{Relation::Elsewhere, "elsewhere"},
};
static_assert(follows_enum(relations));

struct Grant {
    Role role;
    Right right;
    Relation relation;

    bool operator==(const Grant&) const = default;
};

// Every right that a role has. What is not listed is refused.
std::span<const Grant> grants();

bool may(Role, Right, Relation);

// Where a unit stands to theirs. Never Former or Named.
Relation relation_of(std::string_view their_unit_id, std::string_view unit_id, const UnitTree&);

// Where the case stands to them: for an officer whom its code names, Named. Never Former: whose it was, its events say.
Relation relation_of(const Actor&, const CaseFile&, const UnitTree&);

// The same, with where it stands asked.
bool may(const Actor&, Right, const CaseFile&, const UnitTree&);

} // namespace zhiping
