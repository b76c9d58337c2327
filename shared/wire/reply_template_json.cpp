#include "shared/wire/reply_template_json.hpp"

#include "shared/wire/case_parts.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const ReplyTemplate& one) {
    return {{"id", one.id},
            {"name", one.name},
            {"modules", to_ids(modules, one.modules)},
            {"situations", to_ids(situations, one.situations)},
            {"findings", to_ids(findings, one.findings)},
            {"text", one.text}};
}

Json to_json(const TemplateVariableFacts& variable) {
    return {{"name", variable.id}, {"from_case", variable.is_from_case}};
}

template <typename Table, typename T>
void read_ids(JsonReader& reader, const char* name, const Table& table, std::vector<T>& list) {
    reader.read_list(name, list, [&](const Json& json, T& value) -> std::optional<Error> {
        if (!json.is_string()) return invalid(name, Text::FieldWrongType);
        const auto found = find_by_id(table, json.get_ref<const std::string&>());
        if (!found) return invalid(name, Text::ValueUnknown);
        value = *found;
        return std::nullopt;
    });
}

std::optional<Error> read_written(const Json& json, ReplyTemplate& one) {
    JsonReader reader{json};
    reader.need("id", one.id);
    reader.need("name", one.name);
    read_ids(reader, "modules", modules, one.modules);
    read_ids(reader, "situations", situations, one.situations);
    read_ids(reader, "findings", findings, one.findings);
    reader.need("text", one.text);
    return reader.problem_with_all();
}

std::optional<Error> read_sent(const Json& json, ReplyTemplate& one) {
    JsonReader reader{json};
    reader.need("id", one.id);
    reader.need("name", one.name);
    reader.require("modules").read_known("modules", modules, one.modules);
    reader.require("situations").read_known("situations", situations, one.situations);
    reader.require("findings").read_known("findings", findings, one.findings);
    reader.need("text", one.text);
    return reader.problem();
}

// What is only for what this program does not know, which an empty list would offer for everything.
bool is_foreign(const Json& json, const ReplyTemplate& one) {
    const auto has_none_left = [&](const char* name, const auto& list) { return list.empty() && !json[name].empty(); };
    return has_none_left("modules", one.modules) || has_none_left("situations", one.situations) ||
           has_none_left("findings", one.findings);
}

// The problem names which template has it.
template <typename ReadOne>
void need_templates(JsonReader& reader, std::vector<ReplyTemplate>& templates, ReadOne read_one) {
    std::size_t place = 0;
    const auto read = [&](const Json& json, ReplyTemplate& one) -> std::optional<Error> {
        auto problem = json.is_object() ? read_one(json, one) : invalid("", Text::FieldWrongType);
        const auto name = name_of_template(place++, one.id);
        if (problem) problem->field = problem->field.empty() ? name : name + ": " + problem->field;
        return problem;
    };
    reader.require("templates").read_list("templates", templates, read);
}

} // namespace

Result<std::vector<ReplyTemplate>> decode_template_file(std::string_view text) {
    const auto json = parse(text);
    std::vector<ReplyTemplate> templates;
    std::string source;
    JsonReader reader{json};
    need_templates(reader, templates, read_written);
    reader.read("source", source);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return templates;
}

std::string encode(const ReplyTemplateSet& set) {
    return to_text({{"number", set.number},
                    {"begins", to_string(set.begins)},
                    {"templates", to_list(set.templates, [](const auto& each) { return to_json(each); })},
                    {"variables", to_list(template_variables, [](const auto& each) { return to_json(each); })}});
}

Result<ReplyTemplateSet> decode_template_set(std::string_view text) {
    const auto json = parse(text);
    ReplyTemplateSet set{};
    std::set<std::string> foreign;
    JsonReader reader{json};
    reader.need("number", set.number);
    reader.need("begins", set.begins);
    need_templates(reader, set.templates, [&](const Json& each, ReplyTemplate& one) {
        const auto problem = read_sent(each, one);
        if (!problem && is_foreign(each, one)) foreign.insert(one.id);
        return problem;
    });
    if (const auto problem = reader.problem()) return *problem;
    std::erase_if(set.templates, [&](const ReplyTemplate& one) { return foreign.contains(one.id); });
    return set;
}

} // namespace zhiping::wire
