#include "shared/wire/case_person_json.hpp"

#include "shared/wire/case_person_parts.hpp"
#include "shared/wire/json_writer.hpp"

#include <cstdio>

namespace zhiping::wire {

namespace {

Json to_json(const Coordinates& at) {
    return {{"latitude", at.latitude}, {"longitude", at.longitude}, {"datum", facts_of(datums, at.datum).id}};
}

Json to_json(const Position& position) {
    auto json = to_json(position.at);
    json["accuracy"] = position.accuracy;
    json["measured_at"] = to_number(position.measured);
    return json;
}

void read_coordinates(JsonReader& reader, Coordinates& at) {
    reader.need("latitude", at.latitude);
    reader.need("longitude", at.longitude);
    reader.need("datum", datums, at.datum);
}

std::optional<Error> read_place(const Json& json, Coordinates& at) {
    JsonReader reader{json};
    read_coordinates(reader, at);
    return reader.problem();
}

std::optional<Error> read_position(const Json& json, Position& position) {
    JsonReader reader{json};
    read_coordinates(reader, position.at);
    reader.need("accuracy", position.accuracy);
    reader.need("measured_at", position.measured);
    return reader.problem();
}

bool is_within(std::optional<double> number, double least, double most) {
    return !number || (*number >= least && *number <= most);
}

template <typename T> Result<T> decode_with(std::string_view text, std::optional<Error> (*read)(const Json&, T&)) {
    const auto json = parse(text);
    T value{};
    if (const auto problem = read(json, value)) return *problem;
    return value;
}

std::optional<Error> read_unmasked(const Json& json, UnmaskedPerson& person) {
    std::string uri; // Says the position again.
    JsonReader reader{json};
    reader.read("name", person.name);
    reader.read("phone", person.phone);
    reader.read_part("position", person.position, read_position);
    reader.read("geo", uri);
    reader.read("position_words", person.place_words);
    reader.read("distance_m", person.distance_m);
    reader.read("bearing", person.bearing);
    if (reader.problem()) return reader.problem();
    if (!is_within(person.distance_m, 0, most_inaccurate)) return invalid("distance_m", Text::FieldOutOfRange);
    if (!is_within(person.bearing, 0, 360)) return invalid("bearing", Text::FieldOutOfRange);
    return std::nullopt;
}

} // namespace

std::string geo_uri(const Position& position) {
    if (position.at.datum != Datum::Wgs84) return {};
    char text[80];
    std::snprintf(text, sizeof text, "geo:%.7f,%.7f;u=%.0f", position.at.latitude, position.at.longitude,
                  position.accuracy);
    return text;
}

std::optional<Error> read_case_person(const Json& json, CasePerson& person) {
    JsonReader reader{json};
    reader.need("standing", person_standings, person.standing);
    reader.read("name", person.shown.name);
    reader.read("phone", person.shown.phone);
    reader.read("may_call", person.may_call);
    reader.read_part("position", person.at, read_place);
    reader.read("distance_km", person.distance_km);
    reader.read("has_place_words", person.has_place_words);
    reader.read("party", party_standings, person.party);
    return reader.problem();
}

std::optional<Error> read_disclosure(const Json& json, Disclosure& disclosure) {
    JsonReader reader{json};
    reader.need("unit", disclosure.unit_id);
    reader.need("by", disclosure.by);
    reader.need("disclosed", disclosed_kinds, disclosure.what);
    reader.read("reason", disclosure.reason);
    reader.need("at", disclosure.at);
    return reader.problem();
}

Result<UnmaskRequest> decode_unmask_request(std::string_view text) {
    const auto json = parse(text);
    UnmaskRequest request;
    JsonReader reader{json};
    reader.need("reason", request.reason);
    reader.need("code", request.code);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return request;
}

Result<std::string> decode_reason(std::string_view text) {
    const auto json = parse(text);
    std::string reason;
    JsonReader reader{json};
    reader.need("reason", reason);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return reason;
}

std::string encode(const CasePerson& person) {
    JsonWriter writer;
    writer.add("standing", person_standings, std::optional{person.standing});
    writer.add("name", person.shown.name);
    writer.add("phone", person.shown.phone);
    writer.add("may_call", person.may_call);
    if (person.at) writer.add("position", to_json(*person.at));
    writer.add("distance_km", person.distance_km);
    writer.add("has_place_words", person.has_place_words);
    writer.add("party", party_standings, person.party);
    return to_text(writer.take());
}

std::string encode(const Disclosure& disclosure) {
    JsonWriter writer;
    writer.add("unit", disclosure.unit_id);
    writer.add("by", std::optional{disclosure.by});
    writer.add("disclosed", disclosed_kinds, std::optional{disclosure.what});
    writer.add("reason", disclosure.reason);
    writer.add("at", std::optional{disclosure.at});
    return to_text(writer.take());
}

std::string encode(const UnmaskedPerson& person) {
    JsonWriter writer;
    writer.add("name", person.name);
    writer.add("phone", person.phone);
    if (person.position) writer.add("position", to_json(*person.position));
    if (person.position) writer.add("geo", geo_uri(*person.position));
    writer.add("position_words", person.place_words);
    auto json = writer.take();
    if (person.distance_m) json["distance_m"] = static_cast<std::int64_t>(*person.distance_m + 0.5);
    if (person.bearing) json["bearing"] = static_cast<std::int64_t>(*person.bearing + 0.5) % 360;
    return to_text(json);
}

std::string encode(const UnmaskRequest& request) {
    return to_text(Json{{"reason", request.reason}, {"code", request.code}});
}

std::string encode_reason(std::string_view reason) { return to_text(Json{{"reason", reason}}); }

Result<CasePerson> decode_case_person(std::string_view text) { return decode_with(text, read_case_person); }

Result<Disclosure> decode_disclosure(std::string_view text) { return decode_with(text, read_disclosure); }

Result<UnmaskedPerson> decode_unmasked_person(std::string_view text) { return decode_with(text, read_unmasked); }

} // namespace zhiping::wire
