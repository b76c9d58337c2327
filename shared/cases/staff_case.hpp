#pragma once

#include "shared/cases/case_file.hpp"
#include "shared/cases/case_person.hpp"
#include "shared/cases/citizen_case.hpp"
#include "shared/cases/policy.hpp"
#include "shared/cases/rights.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/units/unit.hpp"

// What staff are shown of cases: each of these has room only for what the reader may see.
namespace zhiping {

// What a line of a list marks. Shown to who may know it, and nobody else can ask for it.
enum class CaseMark {
    Overdue,    // The unit has let its day pass.
    Unapproved, // The last reply went out without a second person.
    Pressure,   // The citizen has reported pressure: for the unit at the top.
    Sample,     // Drawn to be rechecked: for the level above.
    Objection,  // Of an officer on the code, which waits for the level above.
    DueSoon,    // Due today or on the next working day.
    Rejected,   // Not closed, and a reply of it was rejected.
    Disputed,   // A contact that its citizen says there was not.
    Measure,    // Promised, and not confirmed as done.
};

struct CaseMarkFacts {
    CaseMark value;
    std::string_view id;
};

inline constexpr std::array case_marks{
    CaseMarkFacts{CaseMark::Overdue, "overdue"},     CaseMarkFacts{CaseMark::Unapproved, "unapproved"},
    CaseMarkFacts{CaseMark::Pressure, "pressure"},   CaseMarkFacts{CaseMark::Sample, "sample"},
    CaseMarkFacts{CaseMark::Objection, "objection"}, CaseMarkFacts{CaseMark::DueSoon, "due_soon"},
    CaseMarkFacts{CaseMark::Rejected, "rejected"},   CaseMarkFacts{CaseMark::Disputed, "disputed"},
    CaseMarkFacts{CaseMark::Measure, "measure"},
};
static_assert(follows_enum(case_marks));

// A line of the worklist: what its reader would see of it in the case.
struct WorkItem {
    ReceiptNumber receipt;
    Instant received = {};
    Module module = {};
    CaseStatus status = {};
    std::optional<Closing> closing = {};
    std::string unit_id = {};
    UnitName unit = {}; // Its own name, without those above it.
    int round = 0;
    std::optional<Date> due = {};
    std::vector<CaseMark> marks = {};
    std::vector<Situation> situations = {}; // As they were ticked.
    std::string place = {};                 // Of the code, "汉阳大道 628 号"; this and the next two may be empty.
    std::string document_type = {};         // As printed.
    std::string document_number = {};       // The same; of a blank code, what was said of it with the evaluation.
    std::optional<Officer> handler = {};    // None: nobody has taken it.

    bool operator==(const WorkItem&) const = default;
};

struct WorkPage {
    std::vector<WorkItem> items;
    std::optional<std::string> next; // The cursor of the page after it; none at the end.

    bool operator==(const WorkPage&) const = default;
};

// Which cases changed since somebody asked last.
struct CaseChanges {
    std::int64_t last; // What is asked with next.
    std::vector<ReceiptNumber> receipts;
};

// A case as its reader sees it.
struct StaffCase {
    StoredEvaluation evaluation;
    CaseFile file;
    std::vector<CaseEvent> events; // The number of the last is what an action says was seen.
    std::vector<CitizenAttachment> attachments;
    std::vector<ReceiptNumber> linked; // Other cases of the same document.
    std::int64_t same_replies;         // In how many other cases the text of the reply was used.
    std::vector<CaseAction> may;       // What the reader may try now.
    CasePerson person = {};
    std::vector<Disclosure> disclosures = {}; // For the level above: who has seen all of the person.
    std::vector<Officer> writing = {};        // Others of the unit who have kept a draft of a reply lately.
    std::vector<Right> rights = {};           // Of the reader, with this case.
    std::vector<NamedUnit> units = {};        // All that are named here, as far as they are known.
    Approvals approves = {};                  // For who may handle or approve: as the policy of the case says.
};

} // namespace zhiping
