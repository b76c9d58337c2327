#include "shared/cases/workflow.hpp"

#include <algorithm>

namespace zhiping {

namespace {

using enum CaseStatus;
using enum CaseAction;

constexpr std::array steps{
    // While the unit verifies or reviews.
    Step{Handling, Take, By::Handler, Handling},
    Step{Handling, SayRecordings, By::Handler, Handling},
    Step{Handling, RecordContact, By::Handler, Handling},
    Step{Handling, AskOfficers, By::Handler, Handling},
    Step{Handling, RecordOfficerStatement, By::Handler, Handling},
    Step{Handling, AnswerQuestions, By::Officer, Handling},
    Step{Handling, AskCitizen, By::Handler, Handling},
    Step{Handling, HandOver, By::Handler, Handling},
    Step{Handling, HandOver, By::Administrator, Handling},
    Step{Handling, DeclareConcerned, By::Handler, Handling},
    Step{Handling, DeclareConcerned, By::Above, Handling},
    Step{Handling, RequestExtension, By::Handler, Handling},
    Step{Handling, RequestTransfer, By::Handler, Handling},
    Step{Handling, RequestInvalid, By::Handler, Handling},
    Step{Handling, HandIn, By::Handler, Approval},
    Step{Handling, IssueReply, By::Handler, Answered},
    Step{Handling, ConfirmMeasure, By::Promiser, Handling},
    Step{Handling, Appoint, By::Bureau, Handling},
    Step{Handling, Urge, By::Supervisor, Handling},
    Step{Handling, TakeOver, By::Above, Handling},
    Step{Handling, GrantRequest, By::Above, Handling},
    Step{Handling, GrantRequest, By::Above, Closed},
    Step{Handling, RefuseRequest, By::Above, Handling},
    Step{Handling, AddWords, By::Citizen, Handling},
    Step{Handling, Amend, By::Citizen, Handling},
    Step{Handling, AnswerQuestion, By::Citizen, Handling},
    Step{Handling, DisputeContact, By::Citizen, Handling},
    Step{Handling, ReportPressure, By::Citizen, Handling},
    Step{Handling, Withdraw, By::Citizen, Closed},
    Step{Handling, Remind, By::Clock, Handling},
    Step{Handling, BecomeOverdue, By::Clock, Handling},
    Step{Handling, LetRequestRunOut, By::Clock, Handling},
    Step{Handling, BecomeMeasureOverdue, By::Clock, Handling},
    Step{Handling, MoveClocks, By::Clock, Handling},

    // While a reply waits for a second person.
    Step{Approval, Approve, By::Lead, Answered},
    Step{Approval, ReturnReply, By::Lead, Handling},
    Step{Approval, Approve, By::Above, Answered},
    Step{Approval, ReturnReply, By::Above, Handling},
    Step{Approval, TakeBackReply, By::Handler, Handling},
    Step{Approval, HandOver, By::Administrator, Approval},
    Step{Approval, DeclareConcerned, By::Handler, Approval},
    Step{Approval, DeclareConcerned, By::Handler, Handling},
    Step{Approval, DeclareConcerned, By::Above, Approval},
    Step{Approval, RecordContact, By::Handler, Approval},
    Step{Approval, RecordOfficerStatement, By::Handler, Approval},
    Step{Approval, AnswerQuestions, By::Officer, Approval},
    Step{Approval, ConfirmMeasure, By::Promiser, Approval},
    Step{Approval, Appoint, By::Bureau, Approval},
    Step{Approval, Urge, By::Supervisor, Approval},
    Step{Approval, TakeOver, By::Above, Handling},
    Step{Approval, AddWords, By::Citizen, Approval},
    Step{Approval, AnswerQuestion, By::Citizen, Approval},
    Step{Approval, DisputeContact, By::Citizen, Approval},
    Step{Approval, ReportPressure, By::Citizen, Approval},
    Step{Approval, Withdraw, By::Citizen, Closed},
    Step{Approval, Remind, By::Clock, Approval},
    Step{Approval, BecomeOverdue, By::Clock, Approval},
    Step{Approval, BecomeMeasureOverdue, By::Clock, Approval},
    Step{Approval, MoveClocks, By::Clock, Approval},

    // While the citizen may answer.
    Step{Answered, OpenReply, By::Citizen, Answered},
    Step{Answered, Accept, By::Citizen, Closed},
    Step{Answered, Reject, By::Citizen, Handling},
    Step{Answered, Reject, By::Citizen, Closed},
    Step{Answered, Withdraw, By::Citizen, Closed},
    Step{Answered, AddWords, By::Citizen, Answered},
    Step{Answered, DisputeContact, By::Citizen, Answered},
    Step{Answered, ReportPressure, By::Citizen, Answered},
    Step{Answered, RecordContact, By::Handler, Answered},
    Step{Answered, HandOver, By::Administrator, Answered},
    Step{Answered, ConfirmMeasure, By::Promiser, Answered},
    Step{Answered, DeclareConcerned, By::Handler, Answered},
    Step{Answered, DeclareConcerned, By::Above, Answered},
    Step{Answered, SendBack, By::Above, Handling},
    Step{Answered, TakeOver, By::Above, Handling},
    Step{Answered, DeliverNotice, By::Clock, Answered},
    Step{Answered, RemindCitizen, By::Clock, Answered},
    Step{Answered, CloseUnanswered, By::Clock, Closed},
    Step{Answered, BecomeMeasureOverdue, By::Clock, Answered},
    Step{Answered, MoveClocks, By::Clock, Answered},

    // When it is closed.
    Step{Closed, Contest, By::Citizen, Handling},
    Step{Closed, DisputeContact, By::Citizen, Closed},
    Step{Closed, ReportPressure, By::Citizen, Closed},
    Step{Closed, ConfirmMeasure, By::Promiser, Closed},
    Step{Closed, ObjectToOutcome, By::Officer, Closed},
    Step{Closed, AnswerObjection, By::Above, Closed},
    Step{Closed, AnswerObjection, By::Bureau, Closed},
    Step{Closed, Recheck, By::Above, Closed},
    Step{Closed, Recheck, By::Above, Handling},
    Step{Closed, BecomeMeasureOverdue, By::Clock, Closed},
};

} // namespace

std::span<const Step> workflow() { return steps; }

bool may_do(CaseStatus from, CaseAction action, By by) {
    return std::any_of(steps.begin(), steps.end(),
                       [&](const Step& step) { return step.from == from && step.action == action && step.by == by; });
}

bool is_step(const Step& step) { return std::find(steps.begin(), steps.end(), step) != steps.end(); }

} // namespace zhiping
