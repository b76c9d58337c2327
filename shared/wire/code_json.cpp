#include "shared/wire/code_json.hpp"

#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/json_reader.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const std::optional<Instant>& at) { return at ? Json(to_number(*at)) : Json(nullptr); }

// A moment that is null where there is none.
void read_moment(JsonReader& reader, const Json& json, const char* name, std::optional<Instant>& at) {
    if (reader.has(name) && !json[name].is_null()) reader.read(name, at);
}

std::optional<Error> read_issuer(const Json& json, ListedIssuer& issuer) {
    JsonReader reader{json};
    reader.need("id", issuer.id);
    reader.need("name", issuer.name);
    reader.need("unit_id", issuer.unit_id);
    reader.need("made_at", issuer.made);
    reader.need("codes", issuer.codes);
    read_moment(reader, json, "last_used_at", issuer.last_used);
    read_moment(reader, json, "revoked_at", issuer.revoked);
    return reader.problem();
}

} // namespace

Result<BlankOrder> decode_blank_order(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json};
    BlankOrder order;
    std::uint64_t count = 0;
    reader.need("module", modules, order.module);
    reader.need("unit_id", order.unit_id);
    reader.need("document_type", order.document_type);
    reader.need("count", count);
    if (const auto problem = reader.problem_with_all()) return *problem;
    order.count = count;
    return order;
}

std::string encode_block(std::int64_t id, const std::vector<Code>& codes) {
    Json json{{"block", id}, {"codes", Json::array()}};
    for (const auto& code : codes) json["codes"].push_back(code.symbols());
    return to_text(json);
}

Result<std::optional<Instant>> decode_revocation(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json};
    std::optional<Instant> from;
    reader.read("from", from);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return from;
}

std::string encode_codes(const std::vector<CodeFacts>& codes, bool more) {
    Json json{{"codes", Json::array()}, {"more", more}};
    for (const auto& facts : codes) json["codes"].push_back(parse(encode(facts)));
    return to_text(json);
}

Result<CodePage> decode_codes(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json};
    CodePage page;
    reader.need("more", page.more);
    reader.require("codes").read_whole("codes", page.codes,
                                       [](const Json& each) { return decode_code_facts(to_text(each)); });
    if (const auto problem = reader.problem()) return *problem;
    return page;
}

std::string encode_code(const Code& code) { return to_text({{"code", code.symbols()}}); }

Result<Code> decode_told_code(std::string_view body) {
    const auto json = parse(body);
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    return member<std::string>(json, "code").and_then(Code::parse);
}

std::string encode(const NewIssuerWords& issuer) {
    return to_text({{"name", issuer.name}, {"unit_id", issuer.unit_id}});
}

Result<NewIssuerWords> decode_new_issuer(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json};
    NewIssuerWords issuer;
    reader.need("name", issuer.name);
    reader.need("unit_id", issuer.unit_id);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return issuer;
}

std::string encode_issuer_keys(std::int64_t id, std::string_view key, std::string_view party_key) {
    return to_text({{"id", id}, {"key", key}, {"party_key", party_key}});
}

Result<IssuerKeys> decode_issuer_keys(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json};
    IssuerKeys keys;
    reader.need("key", keys.key);
    reader.need("party_key", keys.party_key);
    if (const auto problem = reader.problem()) return *problem;
    return keys;
}

std::string encode(const std::vector<ListedIssuer>& issuers) {
    Json json{{"issuers", Json::array()}};
    for (const auto& each : issuers)
        json["issuers"].push_back({{"id", each.id},
                                   {"name", each.name},
                                   {"unit_id", each.unit_id},
                                   {"made_at", to_number(each.made)},
                                   {"codes", each.codes},
                                   {"last_used_at", to_json(each.last_used)},
                                   {"revoked_at", to_json(each.revoked)}});
    return to_text(json);
}

Result<std::vector<ListedIssuer>> decode_issuers(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json};
    std::vector<ListedIssuer> issuers;
    reader.require("issuers").read_list("issuers", issuers, read_issuer);
    if (const auto problem = reader.problem()) return *problem;
    return issuers;
}

} // namespace zhiping::wire
