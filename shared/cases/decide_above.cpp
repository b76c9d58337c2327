#include "shared/cases/decisions.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

// What the level above does, and the bureau where there is none.
namespace zhiping::decisions {

namespace {

// Where nobody of the bureau may act. Whether that is so the program cannot know, so there must be a reason.
Refusal appoint(Decision& decision) {
    const auto& [file, around, event] = decision;
    if (!event.details.officer) return invalid("officer", Text::FieldMissing);
    if (event.details.officer->badge.empty()) return invalid("officer", Text::StaffNameNeeded);
    if (!around.units.has(event.details.unit_id)) return invalid("unit", Text::UnitUnknownInCase);
    if (is_barred(file, {Role::Lead, event.details.unit_id, *event.details.officer}))
        return invalid("officer", Text::CaseConcernsThem);
    return need_words(decision);
}

Refusal urge(Decision& decision) { return need_words(decision); }

// Bars nobody: who is sent back his own reply corrects it.
Refusal send_back(Decision& decision) {
    begin_round(decision, decision.file.unit_id, decision.around.policy.send_back_working_days);
    return need_words(decision);
}

Refusal take_over(Decision& decision) {
    begin_round(decision, decision.event.actor.unit_id, decision.around.policy.reply_working_days);
    return need_words(decision);
}

Refusal grant_extension(Decision& decision) {
    auto clock = *decision.file.running(ClockKind::Reply);
    clock.extended_by += decision.file.request->working_days;
    const auto due = working_days_after(decision.around.calendar, clock.counted_from, clock.days + clock.extended_by);
    clock.due = due.day;
    clock.provisional = due.provisional;
    clock.is_reminded = false;
    decision.event.clocks.push_back(clock);
    return std::nullopt;
}

Refusal grant_transfer(Decision& decision) {
    const auto& unit_id = decision.details().unit_id;
    if (!decision.around.units.has(unit_id)) return invalid("unit", Text::UnitUnknownInCase);
    if (unit_id == decision.file.unit_id) return invalid("unit", Text::UnitHasCase);
    if (!decision.around.units.is_above(decision.event.actor.unit_id, unit_id))
        return invalid("unit", Text::UnitNotBelow);
    begin_round(decision, unit_id, decision.around.policy.reply_working_days);
    return std::nullopt;
}

// The citizen may contest it as long as a reply could be answered.
Refusal grant_invalid(Decision& decision) {
    close(decision, Closing::Invalid);
    decision.event.details.contest_until =
        next_working_day(decision.around.calendar, decision.today() + decision.around.policy.response_after_issue);
    return need_words(decision);
}

Refusal grant_request(Decision& decision) {
    const auto& request = decision.file.request;
    if (!request || has_run_out(decision)) return not_now(Text::NoRequest);
    if (request->kind == CaseAction::RequestExtension) return grant_extension(decision);
    if (request->kind == CaseAction::RequestTransfer) return grant_transfer(decision);
    return grant_invalid(decision);
}

Refusal refuse_request(Decision& decision) {
    if (!decision.file.request) return not_now(Text::NoRequest);
    return need_words(decision);
}

// Of a case that the citizen ended: whether that was as it should be.
Refusal recheck(Decision& decision) {
    const auto& file = decision.file;
    if (file.closing != Closing::Satisfied && file.closing != Closing::Withdrawn) return not_now(Text::CaseNotNow);
    if (file.was_rechecked) return not_now(Text::RecheckedBefore);
    if (!decision.details().reopens) return invalid("reopens", Text::FieldMissing);
    if (*decision.details().reopens) begin_round(decision, file.unit_id, decision.around.policy.reply_working_days);
    return need_words(decision);
}

// Not by who wrote the reply or let it go out: at the top, where nobody is above, they are of the same unit.
Refusal answer_objection(Decision& decision) {
    const auto& [file, around, event] = decision;
    if (!event.details.officer) return invalid("officer", Text::FieldMissing);
    const auto& badge = event.details.officer->badge;
    const bool waits = std::any_of(file.objections.begin(), file.objections.end(), [&](const Objection& each) {
        return !each.is_answered && is_same_badge(each.officer.badge, badge);
    });
    if (!waits) return not_now(Text::NoObjection);
    const auto& own_badge = event.actor.officer.badge;
    const auto is_actor = [&own_badge](const Officer& officer) { return is_same_badge(officer.badge, own_badge); };
    if (file.reply && (is_actor(file.reply->author) || is_actor(file.reply->approver.value_or(Officer{}))))
        return Error{ErrorCode::Forbidden, Text::CaseConcernsYou};
    return need_words(decision);
}

} // namespace

Decide above_decision(CaseAction action) {
    switch (action) {
    case CaseAction::Appoint: return appoint;
    case CaseAction::Urge: return urge;
    case CaseAction::SendBack: return send_back;
    case CaseAction::TakeOver: return take_over;
    case CaseAction::GrantRequest: return grant_request;
    case CaseAction::RefuseRequest: return refuse_request;
    case CaseAction::Recheck: return recheck;
    case CaseAction::AnswerObjection: return answer_objection;
    default: return nullptr;
    }
}

} // namespace zhiping::decisions
