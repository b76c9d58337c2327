#include "shared/wire/rule_versions_json.hpp"

#include "shared/wire/case_parts.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const PolicyLine& line) {
    JsonWriter writer;
    writer.add("version", std::optional{line.version});
    writer.add("begins", line.begins);
    writer.add("loaded_at", line.loaded);
    writer.add("who", line.who);
    writer.add("is_in_force", line.is_in_force);
    return writer.take();
}

Json to_json(const CatalogueLine& line) {
    JsonWriter writer;
    writer.add("version", std::optional{line.version});
    writer.add("is_in_force", line.is_in_force);
    return writer.take();
}

std::optional<Error> read_policy_line(const Json& json, PolicyLine& line) {
    JsonReader reader{json};
    reader.need("version", line.version);
    reader.read("begins", line.begins);
    reader.read("loaded_at", line.loaded);
    reader.read("who", line.who);
    reader.read("is_in_force", line.is_in_force);
    return reader.problem();
}

std::optional<Error> read_catalogue_line(const Json& json, CatalogueLine& line) {
    JsonReader reader{json};
    reader.need("version", line.version);
    reader.read("is_in_force", line.is_in_force);
    return reader.problem();
}

} // namespace

std::string encode(const RuleVersions& versions) {
    return to_text({{"policies", to_list(versions.policies, [](const auto& each) { return to_json(each); })},
                    {"catalogues", to_list(versions.catalogues, [](const auto& each) { return to_json(each); })}});
}

Result<RuleVersions> decode_rule_versions(std::string_view body) {
    const auto json = parse(body);
    RuleVersions versions;
    JsonReader reader{json};
    reader.require("policies").read_list("policies", versions.policies, read_policy_line);
    reader.require("catalogues").read_list("catalogues", versions.catalogues, read_catalogue_line);
    if (const auto problem = reader.problem()) return *problem;
    return versions;
}

std::string encode(const PolicyWish& wish) {
    return to_text({{"begins", to_string(wish.begins)}, {"content", wish.content}, {"code", wish.code}});
}

Result<PolicyWish> decode_policy_wish(std::string_view body) {
    const auto json = parse(body);
    PolicyWish wish{};
    JsonReader reader{json};
    reader.need("begins", wish.begins);
    reader.need("content", wish.content);
    reader.read("code", wish.code);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return wish;
}

std::string encode_policy_version(int version) { return to_text({{"version", version}}); }

Result<int> decode_policy_version(std::string_view body) {
    const auto json = parse(body);
    int version = 0;
    JsonReader reader{json};
    reader.need("version", version);
    if (const auto problem = reader.problem()) return *problem;
    return version;
}

} // namespace zhiping::wire
