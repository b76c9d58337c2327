#include "shared/wire/officer_case_json.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/case_parts.hpp"

namespace zhiping::wire {

namespace {

Json words_json(const OfficerWords& said, const char* time) {
    return {{time, to_number(said.at)}, {"words", said.words}};
}

Json with_answer(Json json, const std::optional<OfficerWords>& answer) {
    if (answer) json["answer"] = words_json(*answer, "answered_at");
    return json;
}

Json questions_json(const std::vector<OfficerQuestion>& questions) {
    auto list = Json::array();
    for (const auto& [asked, answer, is_open] : questions) {
        auto json = with_answer(words_json(asked, "asked_at"), answer);
        json["number"] = list.size() + 1;
        if (is_open) json["open"] = true;
        list.push_back(std::move(json));
    }
    return list;
}

Json to_json(const OfficerFinding& found) {
    JsonWriter writer;
    writer.add("situation", situations, found.situation);
    writer.add("finding", findings, found.finding);
    writer.add("decline", decline_reasons, found.decline);
    return writer.take();
}

Json to_json(const OfficerOutcome& outcome, Language language) {
    JsonWriter writer;
    writer.add("closed_at", std::optional{outcome.at});
    writer.add("closing", closings, outcome.closing);
    writer.add("findings", to_list(outcome.findings, [](const auto& each) { return to_json(each); }));
    writer.add("cleared", outcome.is_cleared);
    if (outcome.is_cleared) writer.add("note", std::string{text(Text::OfficerCleared, language)});
    return writer.take();
}

Json to_json(const OfficerCase& seen, Language language) {
    const auto& [receipt, unit_id, module, handled] = seen.subject;
    JsonWriter writer;
    writer.add("receipt", receipt.text());
    writer.add("unit", unit_id);
    writer.add("module", modules, module);
    writer.add("handled_at", std::optional{handled});
    writer.add("questions", questions_json(seen.questions));
    if (seen.outcome) writer.add("outcome", to_json(*seen.outcome, language));
    writer.add("object_until", seen.object_until);
    if (const auto& objection = seen.objection)
        writer.add("objection", with_answer(words_json(objection->objected, "objected_at"), objection->answer));
    return writer.take();
}

void need_words(JsonReader& reader, const char* time, OfficerWords& said) {
    reader.need(time, said.at);
    reader.need("words", said.words);
}

std::optional<Error> read_answer(const Json& json, OfficerWords& answer) {
    JsonReader reader{json};
    need_words(reader, "answered_at", answer);
    return reader.problem();
}

std::optional<Error> read_question(const Json& json, OfficerQuestion& question) {
    int number = 0; // Its place.
    JsonReader reader{json};
    need_words(reader, "asked_at", question.asked);
    reader.read_part("answer", question.answer, read_answer);
    reader.need("number", number);
    reader.read("open", question.is_open);
    return reader.problem();
}

std::optional<Error> read_officer_finding(const Json& json, OfficerFinding& found) {
    JsonReader reader{json};
    reader.need("situation", situations, found.situation);
    reader.read("finding", findings, found.finding);
    reader.read("decline", decline_reasons, found.decline);
    return reader.problem();
}

std::optional<Error> read_outcome(const Json& json, OfficerOutcome& outcome) {
    std::string note; // Text::OfficerCleared.
    JsonReader reader{json};
    reader.need("closed_at", outcome.at);
    reader.need("closing", closings, outcome.closing);
    reader.read_list("findings", outcome.findings, read_officer_finding);
    reader.read("cleared", outcome.is_cleared);
    reader.read("note", note);
    return reader.problem();
}

std::optional<Error> read_objection(const Json& json, OfficerObjection& objection) {
    JsonReader reader{json};
    need_words(reader, "objected_at", objection.objected);
    reader.read_part("answer", objection.answer, read_answer);
    return reader.problem();
}

Result<OfficerCase> officer_case_from(const Json& json) {
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    auto receipt = member<std::string>(json, "receipt").and_then(ReceiptNumber::parse);
    if (!receipt) return receipt.error();
    OfficerCase seen{{*std::move(receipt), {}, {}, {}}};
    JsonReader reader{json};
    reader.need("unit", seen.subject.unit_id);
    reader.need("module", modules, seen.subject.module);
    reader.need("handled_at", seen.subject.handled);
    reader.read_list("questions", seen.questions, read_question);
    reader.read_part("outcome", seen.outcome, read_outcome);
    reader.read("object_until", seen.object_until);
    reader.read_part("objection", seen.objection, read_objection);
    if (const auto problem = reader.problem()) return *problem;
    return seen;
}

} // namespace

std::string encode(const OfficerCase& seen, Language language) { return to_text(to_json(seen, language)); }

std::string encode(const OfficerPage& page, Language language) {
    Json json{{"cases", to_list(page.cases, [&](const auto& each) { return to_json(each, language); })}};
    if (page.next) json["next"] = *page.next;
    return to_text(json);
}

Result<OfficerCase> decode_officer_case(std::string_view body) { return officer_case_from(parse(body)); }

Result<OfficerPage> decode_officer_page(std::string_view body) {
    const auto json = parse(body);
    OfficerPage page;
    JsonReader reader{json};
    reader.require("cases").read_whole("cases", page.cases, officer_case_from);
    reader.read("next", page.next);
    if (const auto problem = reader.problem()) return *problem;
    return page;
}

std::string encode(const OfficerRequest& request) {
    JsonWriter writer;
    writer.add("action", case_actions, request.action);
    writer.add("question", request.question);
    writer.add("words", request.words);
    return to_text(writer.take());
}

Result<OfficerRequest> decode_officer_request(std::string_view text) {
    const auto json = parse(text);
    OfficerRequest request{};
    JsonReader reader{json};
    reader.need("action", case_actions, request.action);
    reader.read("question", request.question);
    reader.read("words", request.words);
    if (const auto problem = reader.problem_with_all()) return *problem;
    if (request.action != CaseAction::AnswerQuestions && request.action != CaseAction::ObjectToOutcome)
        return Error{ErrorCode::Forbidden, Text::CaseNotYours, "action"};
    return request;
}

} // namespace zhiping::wire
