#include "web/desk/acting.hpp"

#include "shared/cases/check_command.hpp"
#include "shared/cases/reply_draft.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/desk_json.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/staff_case_json.hpp"
#include "shared/wire/staff_json.hpp"
#include "web/desk/words.hpp"

#include <algorithm>
#include <charconv>

namespace zhiping::desk {

namespace {

// What goes to the citizen at once, or bars somebody, is looked at once more; the rest that says nothing is done.
bool is_sent_at_once(CaseAction action) { return action == CaseAction::Take || action == CaseAction::TakeBackReply; }

std::string_view find(const Typed& typed, std::string_view field) {
    const auto found = typed.find(field);
    return found == typed.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<int> to_number(std::string_view text) {
    int number = 0;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{number} : std::nullopt;
}

Result<Ok> take_number(const Typed& typed, const char* field, std::optional<int>& number) {
    const auto text = find(typed, field);
    if (text.empty()) return Ok{};
    number = to_number(text);
    if (!number) return invalid(field, Text::FieldWrongType);
    return Ok{};
}

Result<Ok> take_time(const Typed& typed, std::optional<Instant>& at) {
    const auto text = find(typed, "happened_at");
    if (text.empty()) return Ok{};
    const auto read = parse_china_time(text);
    if (!read) return invalid("happened_at", read.error().message);
    at = *read;
    return Ok{};
}

std::optional<Officer> officer_of(CaseAction action, const Typed& typed, const std::vector<Officer>& officers) {
    if (is_officer_typed(action, officers)) {
        Officer officer{std::string{find(typed, "name")}, std::string{find(typed, "officer")}};
        return officer == Officer{} ? std::nullopt : std::optional{std::move(officer)};
    }
    const auto chosen = find(typed, "officer");
    for (const auto& officer : officers)
        if (officer_option(officer) == chosen) return officer;
    return std::nullopt;
}

std::vector<Officer> objectors(const CaseFile& file) {
    std::vector<Officer> officers;
    for (const auto& each : file.objections)
        if (!each.is_answered) officers.push_back(each.officer);
    return officers;
}

bool needs_unit(CaseAction action, const StaffCase& shown) {
    const auto& request = shown.file.request;
    return action == CaseAction::Appoint ||
           (action == CaseAction::GrantRequest && request && request->kind == CaseAction::RequestTransfer);
}

} // namespace

// Without a badge number the name has to do; no badge number has a colon.
std::string officer_option(const Officer& officer) {
    return officer.badge.empty() ? "name:" + officer.name : officer.badge;
}

std::vector<Officer> officers_for(CaseAction action, const StaffCase& shown, const std::vector<Officer>& colleagues) {
    switch (action) {
    case CaseAction::HandOver: return colleagues;
    case CaseAction::AskOfficers:
    case CaseAction::RecordOfficerStatement: return shown.file.subject.officers;
    case CaseAction::AnswerObjection: return objectors(shown.file);
    default: return {};
    }
}

bool is_officer_typed(CaseAction action, const std::vector<Officer>& officers) {
    return action == CaseAction::Appoint || (action == CaseAction::RecordOfficerStatement && officers.empty());
}

Result<CaseDetails> details_of(CaseAction action, const Typed& typed, const std::vector<Officer>& officers) {
    CaseDetails details;
    details.words = find(typed, "words");
    details.recordings = find_by_id(recordings, find(typed, "recordings"));
    details.contact = find_by_id(contact_kinds, find(typed, "contact"));
    details.unit_id = find(typed, "unit");
    details.officer = officer_of(action, typed, officers);
    if (const auto reopens = find(typed, "reopens"); !reopens.empty()) details.reopens = reopens == "true";
    if (const auto taken = take_number(typed, "measure", details.measure); !taken) return taken.error();
    if (const auto taken = take_number(typed, "working_days", details.working_days); !taken) return taken.error();
    if (const auto taken = take_time(typed, details.happened_at); !taken) return taken.error();
    return details;
}

void Acting::open(CaseAction action, const StaffCase& shown) {
    ++m_begun;
    m_action = action;
    m_receipt = shown.evaluation.receipt.number;
    m_seen = shown.file.events;
    m_typed.clear();
    m_problem.clear();
    m_problem_field.clear();
    m_units.clear();
}

// What is most often so is filled in.
void Acting::begin(CaseAction action, const StaffCase& shown, Instant now) {
    if (m_is_sending) return;
    open(action, shown);
    if (is_sent_at_once(action)) return post({});
    if (takes(action, "happened_at")) typed("happened_at") = to_china_time(now);
    if (takes(action, "contact")) {
        const auto kind = shown.file.contacts.empty() ? ContactKind::First : ContactKind::CallBack;
        typed("contact") = facts_of(contact_kinds, kind).id;
    }
    if (const auto officers = officers_for(action, shown, {}); officers.size() == 1)
        typed("officer") = officer_option(officers.front());
    if (needs_unit(action, shown)) ask_for_units();
    m_is_open = true;
}

void Acting::leave() {
    ++m_begun;
    m_is_open = false;
    m_typed.clear();
    m_problem.clear();
    m_problem_field.clear();
}

void Acting::lose_answer() {
    if (!m_is_sending) return;
    m_is_sending = false;
    refuse(problem_words({.status = 0, .body = {}}, m_api.language()));
}

std::string& Acting::typed(std::string_view field) {
    const auto found = m_typed.find(field);
    return found == m_typed.end() ? m_typed[std::string{field}] : found->second;
}

void Acting::send(const std::vector<Officer>& officers) {
    if (m_is_sending) return;
    auto details = details_of(m_action, m_typed, officers);
    if (!details) return refuse(std::string{text(details.error().message, m_api.language())}, details.error().field);
    post(*std::move(details));
}

void Acting::send_reply(CaseAction action, const StaffCase& shown, Reply reply) {
    if (m_is_sending) return;
    open(action, shown);
    // Said at its field, before so much is sent that the server takes none of it.
    if (const auto valid = check_draft(reply); !valid)
        return refuse(std::string{text(valid.error().message, m_api.language())}, valid.error().field);
    CaseDetails details;
    details.reply = std::move(reply);
    post(std::move(details));
}

void Acting::post(CaseDetails details) {
    m_is_sending = true;
    m_problem.clear();
    m_problem_field.clear();
    const CaseRequest request{.action = m_action, .seen = m_seen, .details = std::move(details)};
    m_api.send("POST", std::string{wire::cases_path} + "/" + m_receipt->text() + "/actions", wire::encode(request),
               [this](const Answer& answer) { take(answer); });
    m_changed();
}

// What was written stays, whatever the answer is but that it is done.
void Acting::take(const Answer& answer) {
    m_is_sending = false;
    if (answer.is_done()) {
        leave();
        return m_done(answer.body);
    }
    const auto conflict =
        answer.status == 409 ? wire::decode_conflict(answer.body) : Result<wire::ConflictWords>{wire::ConflictWords{}};
    if (answer.status == 409 && conflict && conflict->last > 0) {
        m_seen = std::max(m_seen, conflict->last);
        refuse(conflict->unseen.empty() ? conflict->refusal.message
                                        : fill(text(Text::DeskChangedMeanwhile, m_api.language()),
                                               {{"events", joined_actions(conflict->unseen, m_api.language())}}));
        return m_conflict();
    }
    const auto refusal = wire::decode_refusal(answer.body);
    refuse(problem_words(answer, m_api.language()), refusal ? refusal->field : std::string{});
}

void Acting::refuse(std::string words, std::string field) {
    m_problem = std::move(words);
    m_problem_field = std::move(field);
    m_changed();
}

void Acting::ask_for_units() {
    m_api.get(wire::staff_units_path, [this, begun = m_begun](const Answer& answer) {
        if (begun != m_begun) return;
        auto units = wire::decode_units(answer.body);
        if (!answer.is_done() || !units) return refuse(unread_words(answer, m_api.language()), "unit");
        m_units = *std::move(units);
        m_changed();
    });
}

} // namespace zhiping::desk
