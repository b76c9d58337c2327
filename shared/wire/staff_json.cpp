#include "shared/wire/staff_json.hpp"

#include "shared/wire/case_parts.hpp"
#include "shared/wire/named_unit.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const SessionWords& session) {
    return {{"id", session.id},
            {"began_at", to_number(session.began)},
            {"used_at", to_number(session.used)},
            {"source", session.source},
            {"is_this", session.is_this}};
}

Json to_json(const Colleague& colleague) {
    auto json = JsonWriter::plain(colleague.officer);
    json["roles"] = to_ids(roles, colleague.roles);
    if (colleague.is_absent) json["absent"] = true;
    return json;
}

std::optional<Error> read_officer(const Json& json, Officer& officer) {
    JsonReader reader{json};
    reader.need("name", officer.name);
    reader.need("badge", officer.badge);
    return reader.problem();
}

std::optional<Error> read_session(const Json& json, SessionWords& session) {
    JsonReader reader{json};
    reader.need("id", session.id);
    reader.need("began_at", session.began);
    reader.need("used_at", session.used);
    reader.need("source", session.source);
    reader.need("is_this", session.is_this);
    return reader.problem();
}

std::optional<Error> read_colleague(const Json& json, Colleague& colleague) {
    if (const auto problem = read_officer(json, colleague.officer)) return problem;
    JsonReader reader{json};
    reader.require("roles").read_known("roles", roles, colleague.roles);
    reader.read("absent", colleague.is_absent);
    return reader.problem();
}

} // namespace

Result<SignInWords> decode_sign_in(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json};
    SignInWords words;
    reader.need("badge", words.badge);
    reader.need("password", words.password);
    reader.read("code", words.code);
    reader.read("new_password", words.new_password);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return words;
}

std::string encode(const StaffSelf& self) {
    auto json = JsonWriter::plain(self.officer);
    json["unit_id"] = self.unit_id;
    json["unit"] = JsonWriter::plain(self.unit);
    json["roles"] = to_ids(roles, self.roles);
    json["deputy_for"] = to_list(self.deputy_for, [](const auto& each) { return JsonWriter::plain(each); });
    if (self.absent_until) json["absent_until"] = to_string(*self.absent_until);
    json["shows_code"] = self.shows_code;
    json["has_units_below"] = self.has_units_below;
    json["sessions"] = to_list(self.sessions, [](const auto& each) { return to_json(each); });
    return to_text(json);
}

std::string encode(const std::vector<Colleague>& colleagues) {
    return to_text({{"colleagues", to_list(colleagues, [](const auto& each) { return to_json(each); })}});
}

std::string encode(const std::vector<NamedUnit>& units) { return to_text({{"units", to_list(units, unit_to_json)}}); }

Result<StaffSelf> decode_staff_self(std::string_view body) {
    const auto json = parse(body);
    StaffSelf self{};
    JsonReader reader{json};
    reader.need("name", self.officer.name);
    reader.need("badge", self.officer.badge);
    reader.need("unit_id", self.unit_id);
    reader.need("unit", self.unit);
    reader.require("roles").read_known("roles", roles, self.roles);
    reader.require("deputy_for").read_list("deputy_for", self.deputy_for, read_officer);
    reader.read("absent_until", self.absent_until);
    reader.need("shows_code", self.shows_code);
    reader.need("has_units_below", self.has_units_below);
    reader.require("sessions").read_list("sessions", self.sessions, read_session);
    if (const auto problem = reader.problem()) return *problem;
    return self;
}

Result<std::vector<Colleague>> decode_colleagues(std::string_view body) {
    const auto json = parse(body);
    std::vector<Colleague> colleagues;
    JsonReader reader{json};
    reader.require("colleagues").read_list("colleagues", colleagues, read_colleague);
    if (const auto problem = reader.problem()) return *problem;
    return colleagues;
}

Result<std::vector<NamedUnit>> decode_units(std::string_view body) {
    const auto json = parse(body);
    std::vector<NamedUnit> units;
    JsonReader reader{json};
    reader.require("units").read_list("units", units, read_unit);
    if (const auto problem = reader.problem()) return *problem;
    return units;
}

} // namespace zhiping::wire
