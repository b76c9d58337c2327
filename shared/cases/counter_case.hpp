#pragma once

#include "shared/cases/citizen_case.hpp"
#include "shared/evaluation/receipt.hpp"

// What somebody at a counter reads out to a citizen (Right::Help). None of these types has a place for what only the
// citizen's own eyes may see: reports of pressure, whether a withdrawal was asked for, what can be done now.
namespace zhiping {

struct CounterEvent {
    int number;
    CaseAction action; // Never ReportPressure.
    Instant at;
    Role role;
    std::string unit_id = {};
    std::string words = {};
    std::optional<ContactKind> contact = {};
    std::optional<Instant> happened_at = {};
    std::optional<WithdrawalReason> withdrawal = {};
    std::optional<int> event = {};
    std::optional<int> measure = {};
    std::string receipt = {};
    std::vector<Situation> situations = {};
    std::optional<Date> moved_from = {};

    bool operator==(const CounterEvent&) const = default;
};

struct CounterCase {
    CaseStatus status;
    std::optional<Closing> closing = {};
    std::string unit_id;
    int round;
    std::optional<CitizenPromise> promise = {};
    std::optional<Date> answer_until = {};
    std::optional<Date> contest_until = {};
    std::optional<int> question = {};
    std::vector<CitizenMeasure> measures = {};
    std::vector<CitizenReply> replies = {};
    std::vector<CounterEvent> events = {};
    std::vector<NamedUnit> units = {};

    bool operator==(const CounterCase&) const = default;
};

CounterCase counter_case(CitizenCase);

// An evaluation as it is read out. It tells no query code: whoever asks has it.
struct CounterReading {
    StoredEvaluation evaluation;
    std::optional<CounterCase> shown = {}; // None when the evaluation has no case.

    bool operator==(const CounterReading&) const = default;
};

} // namespace zhiping
