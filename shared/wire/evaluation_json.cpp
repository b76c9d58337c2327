#include "shared/wire/evaluation_json.hpp"

#include "shared/evaluation/draft.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/names.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"
#include "shared/wire/comment_parts.hpp"
#include "shared/wire/evaluation_parts.hpp"
#include "shared/wire/evidence_json.hpp"
#include "shared/wire/json_reader.hpp"

namespace zhiping::wire {

namespace {

Result<std::vector<Situation>> decode_situations(const Json& object) {
    const auto found = object.find("situations");
    if (found == object.end()) return invalid("situations", Text::FieldMissing);
    if (!found->is_array()) return invalid("situations", Text::FieldWrongType);
    std::vector<Situation> chosen;
    for (const auto& entry : *found) {
        if (!entry.is_string()) return invalid("situations", Text::FieldWrongType);
        const auto situation = find_by_id(situations, entry.get_ref<const std::string&>());
        if (!situation) return invalid("situations", Text::ValueUnknown);
        chosen.push_back(*situation);
    }
    return chosen;
}

Result<int> decode_catalogue_version(const Json& object) {
    return member<std::int64_t>(object, "catalogue_version").and_then([](std::int64_t version) -> Result<int> {
        if (!find_catalogue(version)) return invalid("catalogue_version", Text::CatalogueVersionUnknown);
        return static_cast<int>(version);
    });
}

// null means that nothing is chosen yet; whether that may be is for validate() to say.
Result<std::optional<Satisfaction>> decode_satisfaction(const Json& object) {
    const auto found = object.find("satisfaction");
    if (found != object.end() && found->is_null()) return std::optional<Satisfaction>{};
    const auto satisfaction = enum_member(object, "satisfaction", satisfactions);
    if (!satisfaction) return satisfaction.error();
    return std::optional{*satisfaction};
}

void add_whereabouts(Json& json, const Whereabouts& where) {
    if (!where.words.empty()) json["position_words"] = where.words;
    if (!where.position || !where.agreed_at) return;
    const auto& [at, accuracy, measured] = *where.position;
    json["position"] = {
        {"latitude", at.latitude}, {"longitude", at.longitude},          {"datum", facts_of(datums, at.datum).id},
        {"accuracy", accuracy},    {"measured_at", to_number(measured)}, {"agreed_at", to_number(*where.agreed_at)}};
}

Result<Whereabouts> decode_position(const Json& json) {
    const auto latitude = member<double>(json, "latitude");
    if (!latitude) return latitude.error();
    const auto longitude = member<double>(json, "longitude");
    if (!longitude) return longitude.error();
    const auto accuracy = member<double>(json, "accuracy");
    if (!accuracy) return accuracy.error();
    const auto datum = enum_member(json, "datum", datums);
    if (!datum) return datum.error();
    const auto measured = instant_member(json, "measured_at");
    if (!measured) return measured.error();
    const auto agreed_at = instant_member(json, "agreed_at");
    if (!agreed_at) return agreed_at.error();
    Whereabouts where;
    where.position = Position{{*latitude, *longitude, *datum}, *accuracy, *measured};
    where.agreed_at = *agreed_at;
    return where;
}

// Neither the position nor the words have to be there.
Result<Whereabouts> decode_whereabouts(const Json& json) {
    Whereabouts where;
    if (const auto found = json.find("position"); found != json.end()) {
        if (!found->is_object()) return invalid("position", Text::FieldWrongType);
        const auto measured = decode_position(*found);
        if (!measured) return measured.error();
        where = *measured;
    }
    auto words = optional_string(json, "position_words");
    if (!words) return words.error();
    where.words = *std::move(words);
    return where;
}

Json to_json(const Evaluation& evaluation) {
    Json json{{"code", evaluation.code.symbols()},
              {"catalogue_version", evaluation.catalogue_version},
              {"language", tag_of(evaluation.language)},
              {"agreed_at", to_number(evaluation.agreed_at)},
              {"satisfaction", nullptr},
              {"situations", Json::array()},
              {"statement", evaluation.statement}};
    if (evaluation.satisfaction) json["satisfaction"] = facts_of(satisfactions, *evaluation.satisfaction).id;
    for (const auto situation : evaluation.situations) json["situations"].push_back(facts_of(situations, situation).id);
    if (!evaluation.document_number.empty()) json["document_number"] = evaluation.document_number;
    if (const auto& where = evaluation.where; !is_empty(where)) add_whereabouts(json, where);
    return json;
}

Result<Evaluation> evaluation_from(const Json& json) {
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    const auto code = member<std::string>(json, "code").and_then(Code::parse);
    if (!code) return code.error();
    const auto version = decode_catalogue_version(json);
    if (!version) return version.error();
    const auto language = enum_member(json, "language", languages);
    if (!language) return language.error();
    const auto agreed_at = instant_member(json, "agreed_at");
    if (!agreed_at) return agreed_at.error();
    const auto satisfaction = decode_satisfaction(json);
    if (!satisfaction) return satisfaction.error();
    auto chosen = decode_situations(json);
    if (!chosen) return chosen.error();
    auto statement = member<std::string>(json, "statement");
    if (!statement) return statement.error();
    auto where = decode_whereabouts(json);
    if (!where) return where.error();
    auto document_number = optional_string(json, "document_number");
    if (!document_number) return document_number.error();
    return Evaluation{*code,
                      *version,
                      *language,
                      *agreed_at,
                      *satisfaction,
                      *std::move(chosen),
                      *std::move(statement),
                      *std::move(where),
                      *std::move(document_number)};
}

Json to_json(const Receipt& receipt) {
    Json json{{"receipt", receipt.number.text()},
              {"received_at", to_number(receipt.received)},
              {"due", nullptr},
              {"evidence", wire::to_json(receipt.evidence)},
              {"evidence_head", head_to_json(receipt.evidence_head)}};
    if (const auto& due = receipt.due)
        json["due"] = {
            {"date", to_string(due->day)}, {"working_days", due->working_days}, {"provisional", due->provisional}};
    if (const auto& code = receipt.query_code) json["query_code"] = code->text();
    return json;
}

Result<Deadline> deadline_from(const Json& json) {
    if (!json.is_object()) return invalid("due", Text::FieldWrongType);
    const auto day = member<std::string>(json, "date").and_then(parse_date);
    if (!day) return day.error();
    const auto working_days = member<std::int64_t>(json, "working_days");
    if (!working_days) return working_days.error();
    if (*working_days < 0 || *working_days > 366) return invalid("working_days", Text::FieldOutOfRange);
    const auto provisional = member<bool>(json, "provisional");
    if (!provisional) return provisional.error();
    return Deadline{*day, static_cast<int>(*working_days), *provisional};
}

Result<Receipt> receipt_from(const Json& json) {
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    const auto number = member<std::string>(json, "receipt").and_then(ReceiptNumber::parse);
    if (!number) return number.error();
    const auto received = instant_member(json, "received_at");
    if (!received) return received.error();
    auto evidence = evidence_from(json);
    if (!evidence) return evidence.error();
    const auto head = head_from(json);
    if (!head) return head.error();
    Receipt receipt{.number = *number, .received = *received, .evidence = *std::move(evidence), .evidence_head = *head};
    if (json.contains("query_code")) {
        const auto code = member<std::string>(json, "query_code").and_then(QueryCode::parse);
        if (!code) return code.error();
        receipt.query_code = *code;
    }
    const auto due = json.find("due");
    if (due == json.end()) return invalid("due", Text::FieldMissing);
    if (due->is_null()) return receipt;
    const auto deadline = deadline_from(*due);
    if (!deadline) return deadline.error();
    receipt.due = *deadline;
    return receipt;
}

Json to_json(const UnitName& name) {
    return {{tag_of(Language::Chinese), name.chinese}, {tag_of(Language::English), name.english}};
}

Json to_json(const CodeFacts& facts) {
    Json json{{"code", facts.code.symbols()}, {"module", facts_of(modules, facts.module).id},
              {"unit", to_json(facts.unit)},  {"document", nullptr},
              {"handled_at", nullptr},        {"place", facts.place}};
    if (!facts.document_type.empty() || !facts.document_number.empty())
        json["document"] = {{"type", facts.document_type}, {"number", facts.document_number}};
    if (facts.handled_at) json["handled_at"] = to_number(*facts.handled_at);
    if (const auto& body = facts.reconsideration) json["reconsideration"] = to_json(*body);
    if (const auto& person = facts.person) json["person"] = {{"name", person->name}, {"phone", person->phone}};
    return json;
}

Result<UnitName> unit_name_from(const Json& json) {
    auto chinese = member<std::string>(json, tag_of(Language::Chinese).data());
    if (!chinese) return chinese.error();
    auto english = member<std::string>(json, tag_of(Language::English).data());
    if (!english) return english.error();
    return UnitName{*std::move(chinese), *std::move(english)};
}

// Read in place: copying walks down a value level by level, and a hostile one has no bottom.
template <typename Read> auto read_part(const Json& json, const char* name, Read read) -> decltype(read(json)) {
    const auto found = json.find(name);
    if (found == json.end()) return invalid(name, Text::FieldMissing);
    if (!found->is_object()) return invalid(name, Text::FieldWrongType);
    return read(*found);
}

Result<Ok> read_document(const Json& json, CodeFacts& facts) {
    const auto found = json.find("document");
    if (found == json.end() || found->is_null()) return Ok{};
    if (!found->is_object()) return invalid("document", Text::FieldWrongType);
    auto type = optional_string(*found, "type");
    if (!type) return type.error();
    auto number = optional_string(*found, "number");
    if (!number) return number.error();
    facts.document_type = *std::move(type);
    facts.document_number = *std::move(number);
    return Ok{};
}

Result<Ok> read_handled_at(const Json& json, CodeFacts& facts) {
    const auto found = json.find("handled_at");
    if (found == json.end() || found->is_null()) return Ok{};
    const auto handled_at = instant_member(json, "handled_at");
    if (!handled_at) return handled_at.error();
    facts.handled_at = *handled_at;
    return Ok{};
}

Result<MaskedPerson> person_from(const Json& json) {
    auto name = member<std::string>(json, "name");
    if (!name) return name.error();
    auto phone = member<std::string>(json, "phone");
    if (!phone) return phone.error();
    return MaskedPerson{*std::move(name), *std::move(phone)};
}

Result<CodeFacts> code_facts_from(const Json& json) {
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    const auto code = member<std::string>(json, "code").and_then(Code::parse);
    if (!code) return code.error();
    const auto module = enum_member(json, "module", modules);
    if (!module) return module.error();
    auto unit = read_part(json, "unit", unit_name_from);
    if (!unit) return unit.error();
    auto place = optional_string(json, "place");
    if (!place) return place.error();
    CodeFacts facts{.code = *code, .module = *module, .unit = *std::move(unit), .place = *std::move(place)};
    if (const auto read = read_document(json, facts); !read) return read.error();
    if (const auto read = read_handled_at(json, facts); !read) return read.error();
    if (json.contains("person")) {
        auto person = read_part(json, "person", person_from);
        if (!person) return person.error();
        facts.person = *std::move(person);
    }
    if (!json.contains("reconsideration")) return facts;
    auto body = read_part(json, "reconsideration", unit_name_from);
    if (!body) return body.error();
    facts.reconsideration = *std::move(body);
    return facts;
}

Result<StoredEvaluation> stored_evaluation_from(const Json& json) {
    auto receipt = receipt_from(json);
    if (!receipt) return receipt.error();
    auto subject = read_part(json, "subject", code_facts_from);
    if (!subject) return subject.error();
    auto evaluation = read_part(json, "evaluation", evaluation_from);
    if (!evaluation) return evaluation.error();
    StoredEvaluation stored{*std::move(receipt), *std::move(subject), *std::move(evaluation)};
    JsonReader reader{json, Unknown::PassedOver};
    reader.read("words_erased_at", stored.words_erased);
    reader.read("entered_by", stored.entered_by);
    reader.read_part("comment_answer", stored.comment_answer, read_given_answer);
    if (const auto problem = reader.problem()) return *problem;
    return stored;
}

} // namespace

std::string encode(const Submission& submission) {
    auto json = to_json(submission.evaluation);
    json["submission_id"] = submission.id.digits();
    json["evidence"] = to_json(submission.evidence);
    if (submission.amends) json["amends"] = submission.amends->text();
    return to_text(json);
}

Result<Submission> decode_submission(std::string_view body) {
    const auto json = parse(body);
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    const auto id = member<std::string>(json, "submission_id").and_then(SubmissionId::parse);
    if (!id) return id.error();
    auto evaluation = evaluation_from(json);
    if (!evaluation) return evaluation.error();
    auto evidence = upload_ids_from(json);
    if (!evidence) return evidence.error();
    Submission submission{*id, *std::move(evaluation), *std::move(evidence)};
    submission.evaluation.statement = readable(submission.evaluation.statement);
    submission.evaluation.where.words = readable(submission.evaluation.where.words);
    submission.evaluation.document_number = readable(submission.evaluation.document_number);
    if (!json.contains("amends")) return submission;
    const auto amends = member<std::string>(json, "amends").and_then(ReceiptNumber::parse);
    if (!amends) return amends.error();
    submission.amends = *amends;
    return submission;
}

std::string encode(const Receipt& receipt) { return to_text(to_json(receipt)); }

Result<Receipt> decode_receipt(std::string_view body) { return receipt_from(parse(body)); }

std::string encode(const CodeFacts& facts) { return to_text(to_json(facts)); }

Result<CodeFacts> decode_code_facts(std::string_view body) { return code_facts_from(parse(body)); }

std::string encode(const StoredEvaluation& stored) {
    auto json = to_json(stored.receipt);
    json["subject"] = to_json(stored.subject);
    json["evaluation"] = to_json(stored.evaluation);
    if (!is_plausible(stored.evaluation.agreed_at, stored.receipt.received)) json["agreed_at_plausible"] = false;
    if (stored.words_erased) json["words_erased_at"] = to_number(*stored.words_erased);
    if (stored.comment_answer) json["comment_answer"] = to_json(*stored.comment_answer);
    if (stored.entered_by) json["entered_by"] = to_json(*stored.entered_by);
    return to_text(json);
}

Result<StoredEvaluation> stored_evaluation_in(const Json& object) {
    return read_part(object, "evaluation", stored_evaluation_from);
}

Result<StoredEvaluation> decode_stored_evaluation(std::string_view body) { return stored_evaluation_from(parse(body)); }

std::string encode(const Draft& draft) {
    auto json = to_json(draft.evaluation);
    json["submission_id"] = draft.submission_id.digits();
    json["secret"] = draft.secret.digits();
    json[names::draft_member::saved_at] = to_number(draft.saved_at);
    json["agreed"] = draft.agreed;
    json[names::draft_member::submitted] = draft.submitted;
    json[names::draft_member::chosen_evidence] = to_json(draft.evidence);
    return to_text(json);
}

Result<Draft> decode_draft(std::string_view text) {
    const auto json = parse(text);
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    const auto id = member<std::string>(json, "submission_id").and_then(SubmissionId::parse);
    if (!id) return id.error();
    const auto secret = member<std::string>(json, "secret").and_then(Secret::parse);
    if (!secret) return secret.error();
    const auto saved_at = instant_member(json, names::draft_member::saved_at);
    if (!saved_at) return saved_at.error();
    const auto agreed = member<bool>(json, "agreed");
    if (!agreed) return agreed.error();
    const auto submitted = member<bool>(json, names::draft_member::submitted);
    if (!submitted) return submitted.error();
    auto evaluation = evaluation_from(json);
    if (!evaluation) return evaluation.error();
    auto chosen = chosen_evidence_from(json);
    if (!chosen) return chosen.error();
    return Draft{*id, *secret, *saved_at, *agreed, *submitted, *std::move(evaluation), *std::move(chosen)};
}

} // namespace zhiping::wire
