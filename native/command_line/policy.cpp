#include "shared/cases/policy.hpp"
#include "native/app/load_policy.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/file_rows.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/wire/policy_json.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

struct Loading {
    std::filesystem::path file;
    std::string begins;
    std::string who = "operator";
};

CommandError refusal(const Loading& loading, const std::string& reason) {
    return CommandError{loading.file.string() + ": " + reason};
}

app::NewPolicy read_policy(const Loading& loading) {
    const auto begins = parse_date(loading.begins);
    if (!begins) throw CommandError{"--begins '" + loading.begins + "' is not a day like 2027-01-01"};
    std::error_code problem; // What cannot be asked for its size cannot be read either.
    if (const auto bytes = std::filesystem::file_size(loading.file, problem); !problem && bytes > app::max_policy_bytes)
        throw refusal(loading, "more than 16 kB");
    return {read_file(loading.file), *begins, loading.who};
}

void load(const Loading& loading, const app::DataFolder& data, const Outside& outside) {
    const auto policy = read_policy(loading);
    auto store = data.open();
    const auto outcome = app::load_policy(store, outside.random, policy, outside.clock.now());
    if (const auto* problem = std::get_if<app::PolicyProblem>(&outcome))
        throw refusal(loading, problem->field.empty() ? problem->words : problem->field + ": " + problem->words);
    std::cout << "Loaded version " << std::get<int>(outcome) << ", which begins on " << to_string(policy.begins)
              << "\nCases that are opened from then on have it; those that are open keep theirs\n";
}

const std::string* find_content(const app::LoadedPolicies& loaded, int version) {
    for (const auto& stored : loaded)
        if (stored.number == version) return &stored.content;
    return nullptr;
}

std::string to_json(const PolicyLine& line, const std::string& content) {
    nlohmann::ordered_json json{
        {"version", line.version}, {"begins", nullptr}, {"loaded_at", nullptr}, {"who", line.who}};
    if (line.begins) json["begins"] = to_string(*line.begins);
    if (line.loaded) json["loaded_at"] = line.loaded->time_since_epoch().count();
    json["in_force"] = line.is_in_force;
    json["content"] = nlohmann::ordered_json::parse(content);
    return json.dump();
}

void list(Format format, const app::DataFolder& data, Instant now) {
    std::vector<std::vector<std::string>> rows{{"version", "begins", "state", "loaded", "who"}};
    std::vector<std::string> values;
    const auto today = china_date(now);
    const auto loaded = app::loaded_policies(data);
    for (const auto& line : app::list_rule_versions(loaded, today).policies) {
        const bool is_to_come = line.begins && *line.begins > today;
        rows.push_back({std::to_string(line.version), line.begins ? to_string(*line.begins) : "",
                        line.is_in_force ? "in force"
                        : is_to_come     ? "to come"
                                         : "replaced",
                        line.loaded ? to_china_time(*line.loaded) : "shipped", line.who});
        const auto* content = find_content(loaded, line.version);
        values.push_back(to_json(line, content ? *content : wire::encode(*find_policy(line.version))));
    }
    if (format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

void add_load(const Command& policy, const Outside& outside) {
    const auto command = policy.add_command("load", "Store a version of the policy; it holds from a day on");
    const auto loading = std::make_shared<Loading>();
    command.option({"file", "FILE", "JSON with a policy, as assets/policy/4.json"}, loading->file).required();
    command.option({"--begins", "DAY", "The first day, in China, on which it holds"}, loading->begins).required();
    command.option({"--who", "NAME", "Who answers for it"}, loading->who).default_is(loading->who);
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below(
        "All of it is stored, or nothing. What is stored is not changed any more: load the next version.\n"
        "Refused with the reason: what is asked of people, which comes with the program; numbers that do\n"
        "not fit each other; and what would strand open cases.\n"
        "Examples:\n"
        "  zhiping policy load mine.json --begins 2027-01-01\n"
        "  zhiping policy load mine.json --begins 2027-01-01 --who \"Legal department\"");
    flags.run([loading, outside](const Settings& settings) { load(*loading, data_folder_of(settings), outside); });
}

void add_list(const Command& policy, const Outside& outside) {
    const auto command = policy.add_command("list", "List the versions of the policy, and which holds today");
    const auto format = std::make_shared<Format>(Format::Table);
    add_format_option(command, *format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below(
        "As JSON with the versions themselves, to begin the next one with.\n"
        "Examples:\n"
        "  zhiping policy list\n"
        "  zhiping policy list --format json | jq '.[-1].content + {version: 1001, source: \"Order 12\"}' > mine.json");
    flags.run(
        [format, outside](const Settings& settings) { list(*format, data_folder_of(settings), outside.clock.now()); });
}

} // namespace

void add_policy(const Command& program, const Outside& outside) {
    const auto policy = program.add_group("policy", "The numbers of the workflow: days, windows, who approves");
    policy.say_below("Examples:\n"
                     "  zhiping policy list\n"
                     "  zhiping policy load mine.json --begins 2027-01-01");
    add_list(policy, outside);
    add_load(policy, outside);
}

} // namespace zhiping::command_line
