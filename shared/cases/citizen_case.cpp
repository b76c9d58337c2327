#include "shared/cases/citizen_case.hpp"

#include "shared/cases/citizen_actions.hpp"
#include "shared/cases/visibility.hpp"

#include <algorithm>

namespace zhiping {

namespace {

const Actor citizen{Role::Citizen};

CitizenEvent to_citizen_event(CaseEvent event) {
    auto& said = event.details;
    return {.number = event.number,
            .action = event.action,
            .at = event.at,
            .role = event.actor.role,
            .unit_id = std::move(event.actor.unit_id),
            .words = std::move(said.words),
            .contact = said.contact,
            .happened_at = said.happened_at,
            .withdrawal = said.withdrawal,
            .was_asked_for = said.was_asked_for,
            .event = said.event,
            .measure = said.measure,
            .evidence = std::move(said.evidence),
            .receipt = std::move(said.receipt),
            .situations = std::move(said.situations),
            .moved_from = said.moved_from};
}

std::vector<CitizenEvent> events_of(std::span<const CaseEvent> events, const CaseFile& file, const UnitTree& units) {
    std::vector<CitizenEvent> seen;
    for (const auto& event : events)
        if (is_visible_to(event, citizen, file, units))
            seen.push_back(to_citizen_event(as_seen_by(citizen, event, file, units)));
    return seen;
}

std::vector<CitizenAttachment> attachments_of(const Reply& reply, std::span<const CitizenAttachment> all) {
    std::vector<CitizenAttachment> listed;
    for (const auto& hash : reply.attachments) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.hash == hash; });
        if (found != all.end()) listed.push_back(*found);
    }
    return listed;
}

bool issues_reply(const CaseEvent& event) {
    return event.action == CaseAction::IssueReply || event.action == CaseAction::Approve;
}

bool is_late(const CaseClock& clock, Instant now) {
    return clock.is_late || (clock.is_running() && is_past(clock, now));
}

// Of the round's last extension. What is asked for is told once it is granted.
std::string extension_reason(std::span<const CaseEvent> events, int round) {
    std::string asked, granted;
    for (const auto& event : events) {
        if (event.round != round) continue;
        if (event.action == CaseAction::RequestExtension) asked = event.details.words;
        if (event.action == CaseAction::RequestTransfer || event.action == CaseAction::RequestInvalid) asked.clear();
        if (event.action == CaseAction::GrantRequest && !asked.empty()) granted = asked;
    }
    return granted;
}

std::optional<CitizenPromise> promise_of(const CaseFile& file, std::span<const CaseEvent> events, Instant now) {
    const auto* clock = file.find_clock(ClockKind::Reply, file.round);
    if (!clock) return std::nullopt;
    return CitizenPromise{.due = clock->due,
                          .original_due = clock->original_due,
                          .extended_by = clock->extended_by,
                          .extension_reason = clock->extended_by > 0 ? extension_reason(events, file.round) : "",
                          .is_provisional = clock->provisional,
                          .kept = clock->met_at,
                          .is_late = is_late(*clock, now)};
}

std::optional<CitizenRejection> rejection_of(const CaseFile& file, const CaseSurroundings& around, Instant now) {
    const auto rejected = decide(file, {CaseAction::Reject, citizen, now, {.words = "-"}}, around);
    if (!rejected) return std::nullopt;
    CitizenRejection rejection{.unit_id = rejected->unit_id};
    for (const auto& clock : rejected->clocks) {
        if (clock.kind != ClockKind::Reply || clock.number != rejected->round || !clock.is_running()) continue;
        rejection.due = clock.due;
        rejection.is_provisional = clock.provisional;
    }
    return rejection;
}

// Whether only what is said could be wrong with it.
bool is_possible(CaseAction action, const CaseFile& file, const CaseSurroundings& around, Instant now) {
    const bool has_contact = file.contacts.size() > file.disputed_contacts.size();
    if (action == CaseAction::DisputeContact && !has_contact) return false;
    const auto decided = decide(file, {action, citizen, now}, around);
    return decided || decided.error().code == ErrorCode::Invalid;
}

} // namespace

std::vector<CitizenMeasure> measures_of(const CaseFile& file, Instant now) {
    std::vector<CitizenMeasure> measures;
    for (const auto& [measure, unit_id] : file.measures) {
        measures.push_back({measure, unit_id});
        const auto* clock = file.find_clock(ClockKind::Measure, static_cast<int>(measures.size()));
        if (!clock) continue;
        measures.back().kept = clock->met_at;
        measures.back().is_late = is_late(*clock, now);
    }
    return measures;
}

CitizenReply as_issued(const Reply& reply, const std::string& unit_id, Instant issued,
                       std::span<const CitizenAttachment> attachments) {
    return {.event = 0,
            .round = 0,
            .unit_id = unit_id,
            .issued = issued,
            .findings = reply.findings,
            .overall = overall_finding(reply.findings),
            .measures = reply.measures,
            .text = reply.text,
            .basis = reply.basis,
            .attachments = attachments_of(reply, attachments)};
}

// A later reply takes the place of an earlier one in the case, but not of what the citizen has read.
std::vector<CitizenReply> issued_replies(std::span<const CaseEvent> events,
                                         std::span<const CitizenAttachment> attachments) {
    std::vector<CitizenReply> replies;
    CaseFile file;
    for (const auto& event : events) {
        apply(file, event);
        if (event.action == CaseAction::OpenReply) replies.back().opened = event.at;
        if (!issues_reply(event)) continue;
        replies.push_back(as_issued(file.reply->reply, event.unit_id, event.at, attachments));
        replies.back().event = event.number;
        replies.back().round = event.round;
    }
    return replies;
}

CitizenCase citizen_case(const CaseFile& file, std::span<const CaseEvent> events,
                         std::span<const CitizenAttachment> attachments, const CaseSurroundings& around, Instant now) {
    const auto* response = file.running(ClockKind::Response);
    const bool may_contest = file.closing == Closing::Invalid && !file.was_contested;
    CitizenCase seen{.status = file.status,
                     .closing = file.closing,
                     .unit_id = file.unit_id,
                     .round = file.round,
                     .promise = promise_of(file, events, now),
                     .answer_until = response ? std::optional{response->due} : std::nullopt,
                     .rejection = rejection_of(file, around, now),
                     .contest_until = may_contest ? file.contest_until : std::nullopt,
                     .question = file.question,
                     .measures = measures_of(file, now),
                     .replies = issued_replies(events, attachments),
                     .events = events_of(events, file, around.units),
                     .seen = 0};
    if (!seen.events.empty()) seen.seen = seen.events.back().number;
    for (const auto& each : citizen_actions)
        if (is_possible(each.value, file, around, now)) seen.possible_actions.push_back(each.value);
    return seen;
}

std::vector<std::string> unit_ids_of(const CitizenCase& seen) {
    std::vector<std::string> ids{seen.unit_id};
    if (seen.rejection) ids.push_back(seen.rejection->unit_id);
    for (const auto& each : seen.measures) ids.push_back(each.unit_id);
    for (const auto& each : seen.replies) ids.push_back(each.unit_id);
    for (const auto& each : seen.events) ids.push_back(each.unit_id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.front().empty()) ids.erase(ids.begin()); // Of who is not staff.
    return ids;
}

} // namespace zhiping
