#include "native/app/reply_templates.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/file_rows.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/wire/reply_template_json.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

struct Loading {
    std::filesystem::path file;
    std::string from;
    std::string who = "operator";
};

CommandError refusal(const Loading& loading, const std::string& reason) {
    return CommandError{loading.file.string() + ": " + reason};
}

app::NewTemplates read_templates(const Loading& loading) {
    const auto begins = parse_date(loading.from);
    if (!begins) throw CommandError{"--from '" + loading.from + "' is not a day like 2026-12-01"};
    std::error_code problem; // What cannot be asked for its size cannot be read either.
    if (const auto bytes = std::filesystem::file_size(loading.file, problem);
        !problem && bytes > max_template_set_bytes)
        throw refusal(loading, "more than 1 MB");
    return {read_file(loading.file), *begins, loading.who};
}

void load(const Loading& loading, const app::DataFolder& data, Instant now) {
    const auto templates = read_templates(loading);
    // Before a folder is made for templates that are refused.
    if (const auto problem = app::find_problem(templates, app::loaded_templates(data), Language::English))
        throw refusal(loading, *problem);
    auto store = data.open_or_create();
    const auto outcome = app::load_templates(store, templates, now);
    if (const auto* bad = std::get_if<app::BadTemplates>(&outcome)) throw refusal(loading, bad->reason);
    const auto count = wire::decode_template_file(templates.content).value().size();
    std::cout << "Loaded " << count << " templates as set " << std::get<int>(outcome) << ", which begins on "
              << to_string(templates.begins) << '\n';
}

std::string to_json(const app::ListedTemplates& listed) {
    auto json = nlohmann::ordered_json::parse(wire::encode(listed.set));
    json.erase("variables");
    json["loaded_at"] = nullptr;
    if (listed.loaded) json["loaded_at"] = listed.loaded->time_since_epoch().count();
    json["who"] = listed.who;
    json["in_force"] = listed.is_in_force;
    return json.dump();
}

void list(Format format, const app::DataFolder& data, Instant now) {
    std::vector<std::vector<std::string>> rows{{"number", "begins", "state", "templates", "loaded", "who"}};
    std::vector<std::string> values;
    const auto today = china_date(now);
    for (const auto& listed : app::list_templates(app::loaded_templates(data), today)) {
        const auto& [set, loaded, who, is_in_force] = listed;
        const auto* state = is_in_force ? "in force" : set.begins > today ? "to come" : "replaced";
        rows.push_back({std::to_string(set.number), to_string(set.begins), state, std::to_string(set.templates.size()),
                        loaded ? to_china_time(*loaded) : "shipped", who});
        values.push_back(to_json(listed));
    }
    if (format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

void add_load(const Command& templates, const Outside& outside) {
    const auto command = templates.add_command("load", "Store a set of templates; it is offered from a day on");
    const auto loading = std::make_shared<Loading>();
    command.option({"file", "FILE", "JSON with templates, as assets/templates/replies.json"}, loading->file).required();
    command.option({"--from", "DAY", "The first day, in China, on which it is offered"}, loading->from).required();
    command.option({"--who", "NAME", "Who answers for it"}, loading->who).default_is(loading->who);
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("All of them are stored, or none. What is stored is not changed any more: load the next set.\n"
                      "A running server offers it on its first day.\n"
                      "Examples:\n"
                      "  zhiping templates load assets/templates/replies.json --from 2026-12-01\n"
                      "  zhiping templates load mine.json --from 2027-01-01 --who \"Legal department\"");
    flags.run([loading, outside](const Settings& settings) {
        load(*loading, data_folder_of(settings), outside.clock.now());
    });
}

void add_list(const Command& templates, const Outside& outside) {
    const auto command = templates.add_command("list", "List the sets of templates, and which is offered today");
    const auto format = std::make_shared<Format>(Format::Table);
    add_format_option(command, *format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("As JSON with the templates themselves, to begin the next set with.\n"
                      "Examples:\n"
                      "  zhiping templates list\n"
                      "  zhiping templates list --format json | jq '.[-1] | {templates}' > mine.json");
    flags.run(
        [format, outside](const Settings& settings) { list(*format, data_folder_of(settings), outside.clock.now()); });
}

} // namespace

void add_templates(const Command& program, const Outside& outside) {
    const auto templates = program.add_group("templates", "The texts that are offered to who writes a reply");
    templates.say_below("Examples:\n"
                        "  zhiping templates list\n"
                        "  zhiping templates load mine.json --from 2027-01-01");
    add_list(templates, outside);
    add_load(templates, outside);
}

} // namespace zhiping::command_line
