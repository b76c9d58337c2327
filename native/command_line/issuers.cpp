#include "native/app/issuers.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

struct NewIssuer {
    std::string name;
    std::string unit_id;
};

CommandError refusal(app::IssuerProblem problem, const NewIssuer& issuer) {
    switch (problem) {
    case app::IssuerProblem::NameTaken:
        return CommandError{"there is an issuer '" + issuer.name + "' already: give this one another name"};
    case app::IssuerProblem::NameUnfit:
        return CommandError{"'" + issuer.name + "' is no name: one line, at most 200 characters"};
    case app::IssuerProblem::UnitUnknown: break;
    }
    return CommandError{"unit " + issuer.unit_id + " is not known"};
}

void add(const NewIssuer& issuer, const app::DataFolder& data, const Outside& outside) {
    auto store = data.open();
    const auto added = app::add_issuer(store, issuer.name, issuer.unit_id, outside.clock.now(), outside.random);
    if (const auto* problem = std::get_if<app::IssuerProblem>(&added)) throw refusal(*problem, issuer);
    std::cout << std::get<app::IssuerKey>(added).digits() << '\n';
    std::cerr << "This is the key of " << issuer.name
              << ". It is shown this once: give it to whoever runs that system.\n";
}

void add_add(const Command& issuers, const Outside& outside) {
    const auto command = issuers.add_command("add", "Let a system fetch codes, and print its key");
    const auto issuer = std::make_shared<NewIssuer>();
    command.option({"name", "NAME", "What it is called"}, issuer->name).required();
    command.option({"--unit", "ID", "It issues for this unit and those below"}, issuer->unit_id).required();
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Examples:\n  zhiping issuers add \"Ticket printing, Wuhan\" --unit 420100");
    flags.run([issuer, outside](const Settings& settings) { add(*issuer, data_folder_of(settings), outside); });
}

void add_revoke(const Command& issuers, const Outside& outside) {
    const auto command = issuers.add_command("revoke", "Let a key be used no longer; the codes that it fetched stay");
    const auto name = std::make_shared<std::string>();
    command.option({"name", "NAME", "What it is called"}, *name).required();
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Examples:\n  zhiping issuers revoke \"Ticket printing, Wuhan\"");
    flags.run([name, outside](const Settings& settings) {
        auto store = data_folder_of(settings).open();
        if (!app::revoke_issuer(store, *name, outside.clock.now()))
            throw CommandError{"there is no issuer '" + *name + "': see zhiping issuers list"};
        std::cout << "Revoked " << *name << '\n';
    });
}

void list(Format format, const app::DataFolder& data) {
    auto store = data.open();
    std::vector<std::vector<std::string>> rows{{"name", "unit", "made", "codes", "last used", "revoked"}};
    std::vector<std::string> values;
    for (const auto& [issuer, created, last_used] : app::list_issuers(store)) {
        const auto time = [](const std::optional<Instant>& at) { return at ? to_china_time(*at) : std::string{}; };
        rows.push_back({issuer.name, issuer.unit_id, to_china_time(issuer.made), std::to_string(created),
                        time(last_used), time(issuer.revoked)});
        values.push_back(nlohmann::ordered_json{{"name", issuer.name},
                                                {"unit_id", issuer.unit_id},
                                                {"made_at", to_china_time(issuer.made)},
                                                {"codes", created},
                                                {"last_used_at", time(last_used)},
                                                {"revoked_at", time(issuer.revoked)}}
                             .dump());
    }
    if (format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

void add_list(const Command& issuers) {
    const auto command = issuers.add_command("list", "Show the systems, and how many codes each has fetched");
    const auto format = std::make_shared<Format>(Format::Table);
    add_format_option(command, *format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Examples:\n  zhiping issuers list\n  zhiping issuers list --format json");
    flags.run([format](const Settings& settings) { list(*format, data_folder_of(settings)); });
}

} // namespace

void add_issuers(const Command& program, const Outside& outside) {
    const auto issuers = program.add_group("issuers", "The systems that print documents and fetch codes");
    issuers.say_below("Examples:\n"
                      "  zhiping issuers add \"Ticket printing, Wuhan\" --unit 420100\n"
                      "  zhiping issuers list");
    add_add(issuers, outside);
    add_list(issuers);
    add_revoke(issuers, outside);
}

} // namespace zhiping::command_line
