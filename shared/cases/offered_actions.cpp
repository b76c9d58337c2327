#include "shared/cases/offered_actions.hpp"

#include "shared/cases/decisions.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool may_request(const CaseFile& file, const Actor& actor) { return is_handler(file, actor) && !file.request; }

bool owes_measure(const CaseFile& file, const Actor& actor) {
    return std::any_of(file.clocks.begin(), file.clocks.end(), [&](const CaseClock& clock) {
        return clock.kind == ClockKind::Measure && clock.is_running() &&
               file.measures[static_cast<std::size_t>(clock.number) - 1].unit_id == actor.unit_id;
    });
}

bool may_be_rechecked(const CaseFile& file) {
    return !file.was_rechecked && (file.closing == Closing::Satisfied || file.closing == Closing::Withdrawn);
}

bool has_occasion(const CaseFile& file, CaseAction action, const Actor& actor) {
    switch (action) {
    case CaseAction::Take: return !file.handler;
    case CaseAction::AskOfficers: return !file.subject.officers.empty();
    case CaseAction::AskCitizen: return !file.question && file.asked_in_round != file.round;
    case CaseAction::HandOver: return decisions::may_give_away(file, actor);
    case CaseAction::RequestExtension: return may_request(file, actor) && file.extended_in_round != file.round;
    case CaseAction::RequestTransfer: return may_request(file, actor) && !file.was_transferred;
    case CaseAction::RequestInvalid: return may_request(file, actor) && !file.was_contested;
    case CaseAction::HandIn:
    case CaseAction::IssueReply: return is_handler(file, actor);
    case CaseAction::TakeBackReply: return decisions::is_author(file, actor);
    case CaseAction::Approve:
    case CaseAction::ReturnReply: return !decisions::is_author(file, actor);
    case CaseAction::ConfirmMeasure: return owes_measure(file, actor);
    case CaseAction::GrantRequest:
    case CaseAction::RefuseRequest: return file.request.has_value();
    case CaseAction::Recheck: return may_be_rechecked(file);
    default: return true;
    }
}

} // namespace

std::vector<CaseAction> offered_actions(const CaseFile& file, const Actor& actor, const UnitTree& units) {
    auto actions = possible_actions(file, actor, units);
    std::erase_if(actions, [&](CaseAction action) { return !has_occasion(file, action, actor); });
    return actions;
}

} // namespace zhiping
