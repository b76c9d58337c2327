#pragma once

#include "shared/cases/case_event.hpp"

#include <span>

namespace zhiping {

// Who did something about a case, where it matters for who may act later.
struct Participation {
    Officer officer;
    std::string unit_id;
    int round;

    bool operator==(const Participation&) const = default;
};

struct PendingRequest {
    CaseAction kind; // RequestExtension, RequestTransfer or RequestInvalid.
    int event;
    Instant at;
    int working_days = 0; // Of an extension.

    bool operator==(const PendingRequest&) const = default;
};

// A reply on its way, or issued.
struct CaseReply {
    Reply reply;
    Officer author;
    std::string unit_id; // Of the author.
    int round;
    Instant handed_in;
    std::optional<Officer> approver = {}; // None: no second person has read it.
    std::optional<Instant> issued = {};
    std::optional<Instant> opened = {};    // First, by the citizen.
    std::optional<Instant> delivered = {}; // A notice of it.

    bool operator==(const CaseReply&) const = default;
};

struct PromisedMeasure {
    Measure measure;
    std::string unit_id; // That promised it.

    bool operator==(const PromisedMeasure&) const = default;
};

// A question that waits for the answer of an officer on the code.
struct AskedOfficer {
    int event;
    Officer officer;

    bool operator==(const AskedOfficer&) const = default;
};

// Of an officer on the code to how the case has ended.
struct Objection {
    Officer officer;
    bool is_answered = false;

    bool operator==(const Objection&) const = default;
};

// A case as its events have made it.
struct CaseFile {
    CaseSubject subject = {};
    CaseStatus status = CaseStatus::Handling;
    std::optional<Closing> closing = {};
    std::optional<Instant> closed = {}; // Since when.
    std::string unit_id = {};
    int round = 0;
    int events = 0; // The number of the last one; 0 before it is opened.
    Instant last_event = {};
    std::optional<Officer> handler = {};
    std::vector<CaseClock> clocks = {};
    std::optional<PendingRequest> request = {};
    std::optional<CaseReply> reply = {};
    std::vector<Participation> participants = {};
    std::vector<Participation> barred = {};        // Who has acted before a rejection, a contest or a take-over.
    std::vector<Participation> concerned = {};     // Who declared so.
    std::vector<Participation> appointed = {};     // Acts for the unit without being of it.
    std::vector<int> contacts = {};                // Their events.
    std::vector<int> disputed_contacts = {};       // The same.
    std::vector<PromisedMeasure> measures = {};    // Their numbers count from 1.
    std::optional<int> question = {};              // The event of the one that is not answered yet.
    std::vector<AskedOfficer> asked_officers = {}; // Whose answers are still waited for.
    std::vector<Objection> objections = {};        // One of each officer at most.
    int asked_in_round = 0;                        // The last round in which the citizen was asked.
    int extended_in_round = 0;
    bool was_transferred = false; // To the unit that has it.
    bool was_contested = false;
    std::optional<Date> contest_until = {};
    bool is_last_review = false; // The unit that has it took it over; at the last level others there review it once.
    bool was_reviewed_last = false;
    bool was_rechecked = false;
    bool has_pressure_report = false;
    bool is_sample = false;              // Closed by the citizen and drawn for the level above to recheck.
    std::string decided_by_unit_id = {}; // Who granted that it is invalid.

    const CaseClock* find_clock(ClockKind, int number) const;
    const CaseClock* running(ClockKind) const; // The latest that runs; nullptr when none does.

    bool operator==(const CaseFile&) const = default;
};

// Precondition: the event is the next one.
void apply(CaseFile&, const CaseEvent&);

// Whether an event has what apply() takes from it and from the case. One that was decided has; one that is read may
// not.
bool fits(const CaseFile&, const CaseEvent&);

CaseFile rebuild(std::span<const CaseEvent>);

// What a reply promises and no earlier one of the unit that has the case has promised already.
std::vector<Measure> new_promises(const CaseFile&, const Reply&);

// The officer on the code with this badge number; nullptr when none has it, and for no number.
const Officer* find_officer(const CaseFile&, std::string_view badge);

// Whether an objection waits for an answer.
bool has_open_objection(const CaseFile&);

// Whether the code names this person: by the badge number, or where it has none by the name in the unit of the code.
bool is_on_code(const CaseFile&, const Actor&);

// Whether somebody is an officer on the code, or declared to be concerned.
bool is_concerned(const CaseFile&, const Actor&);

// Whether somebody may not act on it: an officer on the code, who declared to be concerned, who acted before a
// rejection, a contest or a take-over.
bool is_barred(const CaseFile&, const Actor&);

// Whether somebody acts for the unit that has it: one of its staff, or whom it appointed.
bool acts_for_unit(const CaseFile&, const Actor&);

// Whether somebody is the one who handles it.
bool is_handler(const CaseFile&, const Actor&);

} // namespace zhiping
