#include "shared/wire/case_person_json.hpp"

#include "shared/wire/json_reader.hpp"
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

// Other datums have no registered name there.
std::string geo_uri(const Position& position) {
    if (position.at.datum != Datum::Wgs84) return {};
    char text[80];
    std::snprintf(text, sizeof text, "geo:%.7f,%.7f;u=%.0f", position.at.latitude, position.at.longitude,
                  position.accuracy);
    return text;
}

} // namespace

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

} // namespace zhiping::wire
