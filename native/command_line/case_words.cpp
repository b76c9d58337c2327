#include "native/command_line/case_words.hpp"

#include "shared/cases/workflow.hpp"

namespace zhiping::command_line {

namespace {

std::string id_of(std::string_view id) { return std::string{id}; }

std::string clock_words(const CaseClock& clock) {
    auto words = id_of(facts_of(clock_kinds, clock.kind).id) + " " + std::to_string(clock.number) + ": due " +
                 to_string(clock.due);
    if (clock.due != clock.original_due) words += ", first " + to_string(clock.original_due);
    if (clock.provisional) words += ", provisional";
    if (clock.met_at) words += ", met " + to_china_time(*clock.met_at);
    if (clock.ended_at) words += ", ended " + to_china_time(*clock.ended_at);
    return words + (clock.is_late ? ", late" : "");
}

std::string finding_words(const SituationFinding& found) {
    const auto situation = id_of(facts_of(situations, found.situation).id) + ": ";
    if (found.finding) return situation + id_of(facts_of(findings, *found.finding).id);
    return situation + "declined, " + id_of(facts_of(decline_reasons, found.decline->reason).id) + ", " +
           found.decline->way;
}

std::string reply_words(const Reply& reply) {
    auto words = id_of(facts_of(overall_findings, overall_finding(reply.findings)).id);
    for (const auto& found : reply.findings) words += "\n" + finding_words(found);
    for (const auto& measure : reply.measures)
        words += "\n" + id_of(facts_of(measure_kinds, measure.kind).id) +
                 (measure.promised_for ? " until " + to_string(*measure.promised_for) : "");
    return words + "\n" + reply.text + "\n" + reply.basis;
}

// What an event says, in one line; the reply is shown with the case.
std::string said_words(const CaseDetails& details) {
    std::string words = details.words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
    if (details.reply) add(id_of(facts_of(overall_findings, overall_finding(details.reply->findings)).id));
    if (details.recordings) add(id_of(facts_of(recordings, *details.recordings).id));
    if (details.contact) add(id_of(facts_of(contact_kinds, *details.contact).id));
    if (details.withdrawal) add(id_of(facts_of(withdrawal_reasons, *details.withdrawal).id));
    if (details.officer) add(details.officer->name);
    if (details.working_days) add(std::to_string(*details.working_days) + " working days");
    if (!details.unit_id.empty()) add((details.officer ? "of " : "to ") + details.unit_id);
    if (!details.evidence.empty()) add(std::to_string(details.evidence.size()) + " photos and videos");
    if (!details.receipt.empty()) add(details.receipt);
    if (details.moved_from) add("was due " + to_string(*details.moved_from));
    return words;
}

} // namespace

std::string refusal_words(const Error& error) {
    return (error.field.empty() ? "" : error.field + ": ") + std::string{text(error.message, Language::English)};
}

std::string status_words(CaseStatus status, const std::optional<Closing>& closing) {
    const auto words = id_of(facts_of(case_statuses, status).id);
    return closing ? words + ", " + id_of(facts_of(closings, *closing).id) : words;
}

std::string actor_words(const Actor& actor) {
    const auto role = id_of(facts_of(roles, actor.role).id);
    if (!is_staff(actor.role)) return role;
    const auto words = role + " of " + actor.unit_id;
    const auto& [name, badge] = actor.officer;
    return name.empty() ? words : name + " (" + badge + "), " + words; // A citizen is not told who.
}

std::vector<std::vector<std::string>> case_rows(const CaseFile& file, std::int64_t same_replies) {
    std::vector<std::vector<std::string>> rows{{"status", status_words(file.status, file.closing)},
                                               {"unit", file.unit_id},
                                               {"round", std::to_string(file.round)},
                                               {"handler", file.handler ? file.handler->name : "-"}};
    for (const auto& [officer, unit_id, round] : file.appointed)
        rows.push_back({"appointed", officer.name + " of " + unit_id});
    for (const auto& clock : file.clocks) rows.push_back({"clock", clock_words(clock)});
    if (file.request) rows.push_back({"waits for", id_of(facts_of(case_actions, file.request->kind).id)});
    if (file.reply) rows.push_back({"reply", reply_words(file.reply->reply)});
    if (same_replies > 0) rows.push_back({"same reply", "used in " + std::to_string(same_replies) + " other cases"});
    return rows;
}

std::vector<std::vector<std::string>> event_rows(const std::vector<CaseEvent>& events) {
    std::vector<std::vector<std::string>> rows{{"event", "at", "who", "action", "said"}};
    for (const auto& event : events)
        rows.push_back({std::to_string(event.number), to_china_time(event.at), actor_words(event.actor),
                        id_of(facts_of(case_actions, event.action).id), said_words(event.details)});
    return rows;
}

std::string action_words(const std::vector<CaseAction>& actions) {
    std::string words;
    for (const auto action : actions) words += (words.empty() ? "" : ", ") + id_of(facts_of(case_actions, action).id);
    return words;
}

std::vector<std::string> next_steps(const CaseFile& file) {
    std::vector<std::string> lines;
    for (const auto& by : bys) {
        if (by.value == By::Clock || by.value == By::Administrator) continue; // No case waits for them.
        std::vector<CaseAction> actions;
        for (const auto& action : case_actions)
            if (may_do(file.status, action.value, by.value)) actions.push_back(action.value);
        if (!actions.empty()) lines.push_back(id_of(by.id) + ": " + action_words(actions));
    }
    return lines;
}

} // namespace zhiping::command_line
