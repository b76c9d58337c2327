#include "shared/wire/staff_json.hpp"

#include "shared/wire/json_reader.hpp"

namespace zhiping::wire {

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
    Json json{{"name", self.officer.name},
              {"badge", self.officer.badge},
              {"unit_id", self.unit_id},
              {"roles", Json::array()},
              {"sessions", Json::array()}};
    for (const auto role : self.roles) json["roles"].push_back(facts_of(roles, role).id);
    for (const auto& session : self.sessions)
        json["sessions"].push_back({{"id", session.id},
                                    {"began_at", to_number(session.began)},
                                    {"used_at", to_number(session.used)},
                                    {"source", session.source},
                                    {"is_this", session.is_this}});
    return to_text(json);
}

} // namespace zhiping::wire
