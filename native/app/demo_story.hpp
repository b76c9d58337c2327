#pragma once

#include "native/store/codes.hpp"
#include "shared/calendar/calendar.hpp"
#include "shared/cases/case_event.hpp"
#include "shared/evaluation/evaluation.hpp"

#include <vector>

// What the desk is tried with: evaluations of the brigade of the demo's accounts (demo_staff.hpp), and how far each
// has come. Who they were, what they wrote and those without an account are made up.
namespace zhiping::app {

// Something that somebody does with a case.
struct DemoStep {
    Instant at;
    CaseAction action;
    Actor actor;
    CaseDetails details = {};
};

struct DemoEvaluation {
    store::NewCode document; // Of each its own, the same each time.
    Instant received;
    Satisfaction satisfaction = Satisfaction::Dissatisfied;
    std::vector<Situation> situations = {};
    std::string statement = {};
    bool has_photo = false;
    bool is_drawn = false;            // To be rechecked, when its citizen ends it.
    std::vector<DemoStep> steps = {}; // Of its case, in the order of time.
};

// All of it is before now, and the open cases are as old as the working days until now make them.
std::vector<DemoEvaluation> demo_story(Instant now, const Calendar&);

} // namespace zhiping::app
