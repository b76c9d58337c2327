#include "native/http/pages/action_form.hpp"

#include "shared/names.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

#include <charconv>

namespace zhiping::http {

namespace {

using Fields = std::span<const wire::FormField>;

const Error malformed = invalid("", Text::RequestMalformed);

// Nullopt when it is not there, or twice.
std::optional<std::string_view> value_of(Fields fields, std::string_view name) {
    std::optional<std::string_view> found;
    for (const auto& field : fields) {
        if (field.name != name) continue;
        if (found) return std::nullopt;
        found = field.value;
    }
    return found;
}

std::optional<int> number_of(std::optional<std::string_view> digits) {
    int number = 0;
    if (!digits) return std::nullopt;
    const auto* end = digits->data() + digits->size();
    const auto [stopped, problem] = std::from_chars(digits->data(), end, number);
    return problem == std::errc{} && stopped == end && number >= 0 ? std::optional{number} : std::nullopt;
}

std::optional<bool> yes_or_no(std::optional<std::string_view> value) {
    if (value == "yes") return true;
    if (value == "no") return false;
    return std::nullopt;
}

std::optional<CaseAction> answer_of(std::optional<std::string_view> value) {
    const auto action = value ? find_by_id(case_actions, *value) : std::nullopt;
    return action == CaseAction::Accept || action == CaseAction::Reject ? action : std::nullopt;
}

Result<std::vector<UploadId>> uploads_of(Fields fields) {
    std::vector<UploadId> uploads;
    for (const auto& [name, value] : fields) {
        if (name != names::form_field::upload) continue;
        const auto id = UploadId::parse(value);
        if (!id) return id.error();
        uploads.push_back(*id);
    }
    return uploads;
}

// What goes with an answer: who is satisfied gives no reason, also when one was typed before.
bool takes_words(const ActionForm& form) {
    return form.kind != ActionFormKind::AnswerReply || form.answer == CaseAction::Reject;
}

bool needs_words(ActionFormKind kind) {
    return kind == ActionFormKind::AnswerReply || kind == ActionFormKind::AnswerQuestion ||
           kind == ActionFormKind::ReportPressure || kind == ActionFormKind::Contest ||
           kind == ActionFormKind::AddWords;
}

std::optional<Error> find_lack(const ActionForm& form) {
    if (form.kind == ActionFormKind::AnswerReply && !form.answer) return invalid("answer", Text::ChooseAnswer);
    const bool lacks_words = needs_words(form.kind) && form.words.find_first_not_of(" \t\n\r") == std::string::npos;
    if (form.kind == ActionFormKind::AnswerReply && form.answer == CaseAction::Reject && lacks_words)
        return invalid("words", Text::RejectReasonNeeded);
    if (lacks_words && takes_words(form) && form.evidence.empty()) return invalid("words", Text::WordsNeeded);
    if (form.kind != ActionFormKind::Withdraw) return std::nullopt;
    if (!form.withdrawal) return invalid("withdrawal", Text::ChooseOne);
    if (!form.was_asked_for) return invalid("was_asked_for", Text::ChooseOne);
    return std::nullopt;
}

} // namespace

std::optional<Secret> find_upload_secret(Fields fields) {
    const auto digits = value_of(fields, "upload_secret");
    const auto secret = digits ? Secret::parse(*digits) : not_a_token("upload_secret");
    return secret ? std::optional{*secret} : std::nullopt;
}

Result<ActionForm> read_action_form(Fields fields) {
    for (const auto& [name, value] : fields)
        if (!is_utf8(name) || !is_utf8(value)) return malformed;
    const auto kind = find_by_id(action_forms, value_of(fields, "form").value_or(""));
    const auto id = ActionId::parse(value_of(fields, ActionIdTag::field).value_or(""));
    const auto seen = number_of(value_of(fields, "seen"));
    if (!kind || !id || !seen) return malformed;
    auto uploads = uploads_of(fields);
    if (!uploads) return uploads.error();
    const auto withdrawal = value_of(fields, "withdrawal");
    return ActionForm{.kind = *kind,
                      .id = *id,
                      .seen = *seen,
                      .answer = answer_of(value_of(fields, "answer")),
                      .words = readable(value_of(fields, "words").value_or("")),
                      .withdrawal = withdrawal ? find_by_id(withdrawal_reasons, *withdrawal) : std::nullopt,
                      .was_asked_for = yes_or_no(value_of(fields, "was_asked_for")),
                      .event = number_of(value_of(fields, "event")),
                      .evidence = *std::move(uploads)};
}

std::string as_posted(const ActionForm& form) {
    std::vector<wire::FormField> fields{{"form", std::string{facts_of(action_forms, form.kind).id}},
                                        {ActionIdTag::field, form.id.digits()},
                                        {"seen", std::to_string(form.seen)},
                                        {"words", form.words}};
    if (form.answer) fields.push_back({"answer", std::string{facts_of(case_actions, *form.answer).id}});
    if (form.withdrawal)
        fields.push_back({"withdrawal", std::string{facts_of(withdrawal_reasons, *form.withdrawal).id}});
    if (form.was_asked_for) fields.push_back({"was_asked_for", *form.was_asked_for ? "yes" : "no"});
    return wire::encode_form_fields(fields);
}

Result<CitizenAction> action_of(const ActionForm& form) {
    if (const auto lack = find_lack(form)) return *lack;
    CitizenAction action{.id = form.id,
                         .action = form.answer && form.kind == ActionFormKind::AnswerReply
                                       ? *form.answer
                                       : facts_of(action_forms, form.kind).action,
                         .seen = form.seen};
    if (needs_words(form.kind) && takes_words(form)) action.details.words = form.words;
    if (form.kind == ActionFormKind::Withdraw) {
        action.details.withdrawal = form.withdrawal;
        action.details.was_asked_for = form.was_asked_for;
    }
    if (form.kind == ActionFormKind::DisputeContact) action.details.event = form.event;
    if (form.kind == ActionFormKind::AddWords) action.evidence = form.evidence;
    return action;
}

} // namespace zhiping::http
