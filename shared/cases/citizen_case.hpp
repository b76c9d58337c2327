#pragma once

#include "shared/cases/attachment.hpp"
#include "shared/cases/decide.hpp"
#include "shared/units/named_unit.hpp"

// A case as its citizen sees it. None of these types has a place for a person's name, or for what staff do among
// themselves, so no answer can carry it.
namespace zhiping {

struct CitizenEvent {
    int number;
    CaseAction action;
    Instant at;
    Role role;                // As which somebody did it.
    std::string unit_id = {}; // Of staff.

    // What it said (CaseDetails).
    std::string words = {};
    std::optional<ContactKind> contact = {};
    std::optional<Instant> happened_at = {};
    std::optional<WithdrawalReason> withdrawal = {};
    std::optional<bool> was_asked_for = {};
    std::optional<int> event = {};
    std::optional<int> measure = {};
    std::vector<Sha256> evidence = {};
    std::string receipt = {};
    std::vector<Situation> situations = {};
    std::optional<Date> moved_from = {};

    bool operator==(const CitizenEvent&) const = default;
};

struct CitizenAttachment {
    Sha256 hash; // Of the content; the last part of its address.
    AttachmentFormat format;
    std::uint64_t bytes;
    std::string name;

    bool operator==(const CitizenAttachment&) const = default;
};

// A reply that was issued.
struct CitizenReply {
    int event; // That issued it.
    int round;
    std::string unit_id; // That answers.
    Instant issued;
    std::optional<Instant> opened = {}; // First, by the citizen.
    std::vector<SituationFinding> findings = {};
    OverallFinding overall;
    std::vector<Measure> measures = {};
    std::string text = {};
    std::string basis = {};
    std::vector<CitizenAttachment> attachments = {};

    bool operator==(const CitizenReply&) const = default;
};

// A measure that was promised for a day; its number in the case is its place, from 1.
struct CitizenMeasure {
    Measure measure;
    std::string unit_id; // That promised it.
    std::optional<Instant> kept = {};
    bool is_late = false;

    bool operator==(const CitizenMeasure&) const = default;
};

// When the reply of this round is promised.
struct CitizenPromise {
    Date due;
    Date original_due;                 // As it was first; neither extensions nor an amended calendar move it.
    int extended_by = 0;               // Working days that the level above granted.
    std::string extension_reason = {}; // What the unit said when it asked for them.
    bool is_provisional = false;
    std::optional<Instant> kept = {};
    bool is_late = false; // Whether it was kept or not.

    bool operator==(const CitizenPromise&) const = default;
};

// What becomes of the case when the citizen is not satisfied with the reply, as it would be now.
struct CitizenRejection {
    std::string unit_id;          // That has the case then.
    std::optional<Date> due = {}; // Of its reply; none: this was the last level, and the case is closed.
    bool is_provisional = false;

    bool operator==(const CitizenRejection&) const = default;
};

struct CitizenCase {
    CaseStatus status;
    std::optional<Closing> closing = {};
    std::string unit_id; // That has it.
    int round;
    std::optional<CitizenPromise> promise = {};
    std::optional<Date> answer_until = {};          // A reply, with this day.
    std::optional<CitizenRejection> rejection = {}; // When the reply can be answered.
    std::optional<Date> contest_until = {};         // That the evaluation was taken for invalid, with this day.
    std::optional<int> question = {};               // The event of the one that waits for an answer.
    std::vector<CitizenMeasure> measures = {};
    std::vector<CitizenReply> replies = {}; // The last is the one that may be answered.
    std::vector<CitizenEvent> events = {};  // Numbers have gaps, where something was not for the citizen.
    std::vector<CaseAction> possible_actions = {};
    std::vector<NamedUnit> units = {}; // All that are named here.
    int seen;                          // The number of the last event, to be given back with an action.

    bool operator==(const CitizenCase&) const = default;
};

// A reply as its citizen reads it once it is issued, with those of the case's attachments that it lists. Which event
// and round it is of is for the caller to say: 0 here.
CitizenReply as_issued(const Reply&, const std::string& unit_id, Instant issued, std::span<const CitizenAttachment>);

// The replies that all the events of a case issued, the oldest first, each with those of the case's attachments that it
// lists.
std::vector<CitizenReply> issued_replies(std::span<const CaseEvent>, std::span<const CitizenAttachment>);

// What becomes of a case and all its events, `units` left out: their names are not in it. `attachments` are those of
// the case. A promise that is past at `now` is late, also where nobody has written that yet.
CitizenCase citizen_case(const CaseFile&, std::span<const CaseEvent>, std::span<const CitizenAttachment> attachments,
                         const CaseSurroundings&, Instant now);

// What became of each measure that was promised in a case. One that is past at `now` is late.
std::vector<CitizenMeasure> measures_of(const CaseFile&, Instant now);

// The units that a case names, each once.
std::vector<std::string> unit_ids_of(const CitizenCase&);

} // namespace zhiping
