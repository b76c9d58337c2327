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

void read_code(JsonReader& reader, std::optional<Code>& code, std::optional<Error>& problem) {
    std::optional<std::string> symbols;
    reader.read("code", symbols);
    if (!symbols) return;
    const auto parsed = Code::parse(*symbols);
    if (parsed)
        code = *parsed;
    else
        problem = parsed.error();
}

void read_party(JsonReader& reader, std::optional<Sha256>& party, std::optional<Error>& problem) {
    std::optional<std::string> digits;
    reader.read("party", digits);
    if (!digits) return;
    party = parse_sha256(*digits);
    if (!party) problem = invalid("party", Text::ValueUnknown);
}

// What documents and places have both.
void read_place(JsonReader& reader, NewDocument& document, Datum& datum) {
    reader.need("module", modules, document.module);
    reader.need("unit_id", document.unit_id);
    reader.read("place", document.place);
    reader.read("datum", datums, datum);
    reader.know("latitude");
    reader.know("longitude");
}

// With where it is, when nothing is wrong with what was read.
Result<NewDocument> finish(const Json& json, const JsonReader& reader, NewDocument document, Datum datum) {
    if (const auto problem = reader.problem_with_all()) return *problem;
    auto at = coordinates_of(json, datum);
    if (!at) return at.error();
    document.at = *at;
    return document;
}

Result<NewDocument> read_new_document(const Json& json) {
    JsonReader reader{json};
    NewDocument document;
    auto datum = Datum::Wgs84;
    std::optional<Error> problem;
    read_place(reader, document, datum);
    reader.need("document_type", document.document_type);
    reader.need("document_number", document.document_number);
    reader.read("issued_at", document.issued);
    reader.read_list("officers", document.officers, read_officer);
    read_code(reader, document.code, problem);
    read_party(reader, document.party, problem);
    auto read = finish(json, reader, std::move(document), datum);
    if (read && problem) return *problem;
    return read;
}

Result<NewDocument> read_new_place(const Json& json) {
    JsonReader reader{json};
    NewDocument place;
    auto datum = Datum::Wgs84;
    read_place(reader, place, datum);
    return finish(json, reader, std::move(place), datum);
}

using ReadOne = Result<NewDocument> (*)(const Json&);

Result<std::vector<Result<NewDocument>>> read_all(std::string_view text, const char* name, ReadOne read_one) {
    const auto json = parse(text);
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    if (!json.contains(name)) return invalid(name, Text::FieldMissing);
    const auto& list = json[name];
    if (!list.is_array()) return invalid(name, Text::FieldWrongType);
    if (list.empty() || list.size() > max_new_documents) return invalid(name, Text::FieldOutOfRange);
    std::vector<Result<NewDocument>> all;
    for (const auto& each : list) all.push_back(read_one(each));
    return all;
}

} // namespace

Result<std::vector<Result<NewDocument>>> decode_new_documents(std::string_view text) {
    return read_all(text, "documents", read_new_document);
}

Result<std::vector<Result<NewDocument>>> decode_new_places(std::string_view text) {
    return read_all(text, "places", read_new_place);
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
