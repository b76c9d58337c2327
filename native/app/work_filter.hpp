#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/worklist.hpp"
#include "shared/cases/rights.hpp"
#include "shared/cases/staff_case.hpp"

// Which cases somebody of staff looks for, and which of them they may find: for lists and for their counts.
namespace zhiping::app {

// Which round of a case is looked for (shared/supervision/board.hpp). It is of a unit whose cases they may read.
struct RoundQuery {
    std::optional<RoundCount> count = {};     // None: any round, and then nothing of what follows.
    std::optional<std::string> unit_id = {};  // That owed the reply; this one or the next.
    std::optional<std::string> under_id = {}; // The same, or one below it.
    std::optional<Date> from = {};            // The days on which it began; both included.
    std::optional<Date> until = {};

    bool operator==(const RoundQuery&) const = default;
};

// What a list of work is asked for besides.
struct WorkQuery {
    std::optional<std::string> unit_id = {};  // That has the case.
    std::optional<std::string> under_id = {}; // The same, or one below it.
    RoundQuery round = {};
    std::optional<Relation> at = {};       // Own or Below: where that unit stands to theirs.
    std::vector<CaseStatus> statuses = {}; // Any of them; empty: whatever the status.
    std::optional<Level> level = {};
    std::optional<Date> due = {};
    std::optional<Module> module = {};
    std::optional<Situation> situation = {};
    std::optional<std::string> handler_badge = {};
    std::string search = {}; // A receipt number, the number of a document, or a part of a place's words.
    std::vector<CaseMark> marks = {};
    bool has_request = false;    // Only what waits for a decision of the level above.
    bool waits_for_them = false; // Only those whose reply waits for a second person, who they may be.
    store::WorkOrder order = store::WorkOrder::Due;
    std::string after = {}; // WorkPage::next of the page before.
    int most = 50;
};

inline constexpr std::size_t max_search_characters = 60;

// Refused (invalid, naming the parameter): something is asked of a round and not how it is counted, two units, days
// that end before they begin.
Result<Ok> check_round(const RoundQuery&);

// Who asks, on which day.
struct WorkReader {
    const StaffMember& member;
    store::WorkDays days;
    bool is_at_top; // Of a unit that is under no other.
};
WorkReader work_reader(store::Database&, const StaffMember&, const store::WorkDays&);

// Whether they may know of a mark on a case that they may read, which a unit below theirs has or not
// (shared/cases/visibility.hpp).
bool may_know(const WorkReader&, CaseMark, bool is_below);

// Without the position. Nullopt when it asks for what no case can have that they may see. Precondition: what is
// searched for can be taken, and so can the round.
std::optional<store::WorkFilter> work_filter(const WorkReader&, const WorkQuery&);

} // namespace zhiping::app
