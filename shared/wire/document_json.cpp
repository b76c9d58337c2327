#include "shared/wire/document_json.hpp"

#include "shared/wire/json_reader.hpp"

namespace zhiping::wire {

namespace {

std::optional<Error> read_officer(const Json& json, Officer& officer) {
    JsonReader reader{json};
    reader.need("name", officer.name);
    reader.read("badge", officer.badge);
    return reader.problem_with_all();
}

Result<std::optional<double>> degrees_of(const Json& json, const char* name) {
    if (!json.contains(name)) return std::optional<double>{};
    if (!json[name].is_number()) return invalid(name, Text::FieldWrongType);
    return std::optional{json[name].get<double>()};
}

// Both or neither.
Result<std::optional<Coordinates>> coordinates_of(const Json& json, Datum datum) {
    const auto latitude = degrees_of(json, "latitude"), longitude = degrees_of(json, "longitude");
    if (!latitude) return latitude.error();
    if (!longitude) return longitude.error();
    if (latitude->has_value() != longitude->has_value())
        return invalid(*latitude ? "longitude" : "latitude", Text::FieldMissing);
    if (!*latitude) return std::optional<Coordinates>{};
    return std::optional{Coordinates{**latitude, **longitude, datum}};
}

Result<NewDocument> read_document(const Json& json) {
    JsonReader reader{json};
    NewDocument document;
    auto datum = Datum::Wgs84;
    reader.need("module", modules, document.module);
    reader.need("unit_id", document.unit_id);
    reader.need("document_type", document.document_type);
    reader.need("document_number", document.document_number);
    reader.read("issued_at", document.issued);
    reader.read("place", document.place);
    reader.read("datum", datums, datum);
    reader.read_list("officers", document.officers, read_officer);
    static_cast<void>(reader.has("latitude") || reader.has("longitude"));
    static_cast<void>(reader.has("longitude"));
    if (const auto problem = reader.problem_with_all()) return *problem;
    auto at = coordinates_of(json, datum);
    if (!at) return at.error();
    document.at = *at;
    return document;
}

} // namespace

Result<std::vector<Result<NewDocument>>> decode_new_documents(std::string_view text) {
    const auto json = parse(text);
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    if (!json.contains("documents")) return invalid("documents", Text::FieldMissing);
    const auto& list = json["documents"];
    if (!list.is_array()) return invalid("documents", Text::FieldWrongType);
    if (list.empty() || list.size() > max_new_documents) return invalid("documents", Text::FieldOutOfRange);
    std::vector<Result<NewDocument>> documents;
    for (const auto& each : list) documents.push_back(read_document(each));
    return documents;
}

std::string encode(const std::vector<DocumentOutcome>& outcomes) {
    auto results = Json::array();
    for (const auto& outcome : outcomes) {
        if (outcome.refusal.empty())
            results.push_back({{"code", outcome.code}, {"status", outcome.is_new ? "created" : "known"}});
        else
            results.push_back(parse(outcome.refusal));
    }
    return to_text({{"results", std::move(results)}});
}

} // namespace zhiping::wire
