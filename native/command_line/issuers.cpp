#include "native/app/manage_issuers.hpp"
#include "native/app/party.hpp"
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

CommandError refusal(const Error& error, const NewIssuer& issuer) {
    if (error.code == ErrorCode::Conflict)
        return CommandError{"there is an issuer '" + issuer.name + "' already: give this one another name"};
    if (error.field == "unit_id") return CommandError{"unit " + issuer.unit_id + " is not known"};
    return CommandError{"'" + issuer.name + "' is no name: one line, at most 200 characters"};
}

void add(const NewIssuer& issuer, const app::DataFolder& data, const Outside& outside) {
    auto store = data.open();
    const auto added =
        app::add_issuer(store, app::Operator{}, issuer.name, issuer.unit_id, outside.clock.now(), outside.random);
    if (!added) throw refusal(added.error(), issuer);
    std::cout << added->key.digits() << '\n';
    std::cerr << "This is the key of " << issuer.name
              << ". It is shown this once: give it to whoever runs that system.\n";
}

std::int64_t find_id(store::Store& store, const std::string& name, Instant now) {
    const auto all = app::list_issuers(store, app::Operator{}, now);
    for (const auto& use : all.value())
        if (use.issuer.name == name) return use.issuer.id;
    throw CommandError{"there is no issuer '" + name + "': see zhiping issuers list"};
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
        const auto now = outside.clock.now();
        static_cast<void>(app::revoke_issuer(store, app::Operator{}, find_id(store, *name, now), now));
        std::cout << "Revoked " << *name << '\n';
    });
}

void add_party_key(const Command& issuers, const Outside& outside) {
    const auto command =
        issuers.add_command("party-key", "Print the key with which a system hides for whom a document is");
    const auto name = std::make_shared<std::string>();
    command.option({"name", "NAME", "What it is called"}, *name).required();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below("With it the system makes the HMAC-SHA256 of the telephone number of whom a document is for.\n"
                      "Examples:\n  zhiping issuers party-key \"Ticket printing, Wuhan\"");
    flags.run([name, outside](const Settings& settings) {
        const auto data = data_folder_of(settings);
        auto store = data.open();
        const auto id = find_id(store, *name, outside.clock.now());
        const auto key = sealing::KeyRing::load(data.key_file()).person_key();
        if (!key) throw CommandError{data.key_file().string() + " has no key for persons: start the server once"};
        std::cout << app::party_key_digits(key->key, id) << '\n';
    });
}

void list(Format format, const app::DataFolder& data, Instant now) {
    auto store = data.open();
    std::vector<std::vector<std::string>> rows{{"name", "unit", "made", "codes", "last used", "revoked"}};
    std::vector<std::string> values;
    const auto all = app::list_issuers(store, app::Operator{}, now);
    for (const auto& [issuer, created, last_used] : all.value()) {
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

void add_list(const Command& issuers, const Outside& outside) {
    const auto command = issuers.add_command("list", "Show the systems, and how many codes each has fetched");
    const auto format = std::make_shared<Format>(Format::Table);
    add_format_option(command, *format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Examples:\n  zhiping issuers list\n  zhiping issuers list --format json");
    flags.run(
        [format, outside](const Settings& settings) { list(*format, data_folder_of(settings), outside.clock.now()); });
}

} // namespace

void add_issuers(const Command& program, const Outside& outside) {
    const auto issuers = program.add_group("issuers", "The systems that print documents and fetch codes");
    issuers.say_below("Examples:\n"
                      "  zhiping issuers add \"Ticket printing, Wuhan\" --unit 420100\n"
                      "  zhiping issuers list");
    add_add(issuers, outside);
    add_list(issuers, outside);
    add_party_key(issuers, outside);
    add_revoke(issuers, outside);
}

} // namespace zhiping::command_line
