#pragma once

#include "native/store/codes.hpp"
#include "shared/calendar/calendar.hpp"
#include "shared/cases/case_event.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/units/unit.hpp"

#include <vector>

// The pilot of the expressway's Caidian brigade. From the newspaper article of 2023-05-19 come the days, the counts,
// that all was answered in time and that no irregularity was found. What people wrote and who they were is made up.
namespace zhiping::app {

// The brigade and the units above it, the top first, as assets/units/hubei.csv has them.
std::vector<Unit> pilot_units();

// One evaluation, and what became of it.
struct PilotEvaluation {
    store::NewCode document;
    Instant received;
    Satisfaction satisfaction;
    std::vector<Situation> situations = {};
    std::string statement = {};
    Reply reply = {};               // To a dissatisfied one, as everything below.
    int replied_on = 0;             // Working days after it was received: 1 to 3.
    bool has_second_person = false; // Somebody else reads the reply first.
    bool is_opened = false;         // The reply, by the citizen; one that is not closes as unanswered later.
    bool is_accepted = false;
};

// In the order in which they were received. The same each time.
std::vector<PilotEvaluation> pilot_evaluations();

// Something that somebody does in the pilot; Open is the evaluation itself.
struct PilotStep {
    Instant at;
    std::size_t evaluation; // Its place in the list.
    CaseAction action;
};

// In the order of time. Precondition: the calendar knows the year.
std::vector<PilotStep> pilot_steps(const std::vector<PilotEvaluation>&, const Calendar&);

// By then every case is closed, whoever did not answer.
Date pilot_end();

} // namespace zhiping::app
