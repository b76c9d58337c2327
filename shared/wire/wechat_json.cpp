#include "shared/wire/wechat_json.hpp"

#include "shared/wire/json_reader.hpp"

namespace zhiping::wire {

namespace {

Result<std::string> only_text(std::string_view body, const char* name) {
    const auto json = parse(body);
    JsonReader reader{json};
    std::string text;
    reader.need(name, text);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return text;
}

Json to_json(const MaskedPerson& person) {
    auto json = Json::object();
    if (!person.name.empty()) json["name"] = person.name;
    if (!person.phone.empty()) json["phone"] = person.phone;
    return json;
}

} // namespace

Result<std::string> decode_wechat_code(std::string_view body) { return only_text(body, "code"); }

Result<std::string> decode_wechat_ticket(std::string_view body) { return only_text(body, "ticket"); }

Result<std::vector<std::string>> decode_wechat_templates(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json};
    std::vector<std::string> templates;
    reader.require("templates").read_whole("templates", templates, [](const Json& each) -> Result<std::string> {
        if (const auto* text = each.get_ptr<const std::string*>()) return *text;
        return invalid("templates", Text::FieldWrongType);
    });
    if (const auto problem = reader.problem_with_all()) return *problem;
    return templates;
}

std::string encode(const MaskedPerson& person) { return to_text(to_json(person)); }

std::string encode_wechat_session(const std::string& session, const std::optional<MaskedPerson>& person) {
    auto json = person ? to_json(*person) : Json::object();
    json["session"] = session;
    return to_text(json);
}

std::string encode_wechat_ticket(const std::string& ticket, const MaskedPerson& person) {
    auto json = to_json(person);
    json["ticket"] = ticket;
    return to_text(json);
}

} // namespace zhiping::wire
