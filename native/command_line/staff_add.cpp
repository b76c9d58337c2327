#include "native/command_line/commands.hpp"
#include "native/command_line/csv.hpp"
#include "native/command_line/file_rows.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/command_line/staff_words.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct NewMember {
    std::string badge;
    std::string name;
    std::string unit_id;
    std::string roles;
};

store::StaffFacts to_facts(const NewMember& words, const std::string& where) {
    return {.officer = {.name = words.name, .badge = words.badge},
            .unit_id = words.unit_id,
            .roles = parse_roles(words.roles, where)};
}

// Its keys seal the secrets that are made here.
std::unique_ptr<evidence::Vault> open_vault(const app::DataFolder& data) {
    if (!std::filesystem::exists(data.key_file()))
        throw CommandError{"there is no file of keys " + data.key_file().string() +
                           ": make it with 'zhiping keys init', or give --keys"};
    return data.open_or_create_vault();
}

void add(const NewMember& words, const app::DataFolder& data, const Outside& outside) {
    const std::vector facts{to_facts(words, "staff add")};
    auto store = data.open();
    const auto vault = open_vault(data);
    const auto added = app::load_staff(store, *vault, outside.random, facts, app::WhenKnown::Refuse);
    if (const auto* bad = std::get_if<app::BadRow>(&added)) throw CommandError{bad->reason};
    print_credentials(std::get<app::LoadedStaff>(added).added.front());
}

void reset(const std::string& badge, const app::DataFolder& data, const Outside& outside) {
    auto store = data.open();
    const auto vault = open_vault(data);
    const auto told = app::reset_staff(store, *vault, outside.random, badge);
    if (!told) throw no_such_staff(badge);
    print_credentials(*told);
}

void print_as_csv(const std::vector<app::FirstCredentials>& all) {
    std::cout << csv_line({"badge", "name", "password", "totp_address", "recovery_codes"});
    for (const auto& told : all) {
        std::string codes;
        for (const auto& code : told.recovery_codes) codes += (codes.empty() ? "" : " ") + code;
        std::cout << csv_line({told.officer.badge, told.officer.name, told.password, totp_address_of(told), codes});
    }
}

void load(const std::filesystem::path& file, const app::DataFolder& data, const Outside& outside) {
    const auto rows = read_rows(file, {"badge", "name", "unit", "roles"});
    std::vector<store::StaffFacts> facts;
    for (const auto& row : rows)
        facts.push_back(to_facts({row["badge"], row["name"], row["unit"], row["roles"]}, row.where));
    auto store = data.open();
    const auto vault = open_vault(data);
    const auto loaded = app::load_staff(store, *vault, outside.random, facts, app::WhenKnown::Change);
    if (const auto* bad = std::get_if<app::BadRow>(&loaded))
        throw CommandError{rows[bad->row].where + ": " + bad->reason +
                           (bad->other ? ", " + rows[*bad->other].where : std::string{})};
    const auto& [added, changed] = std::get<app::LoadedStaff>(loaded);
    print_as_csv(added);
    std::cerr << "Added " << added.size() << ", changed " << changed << '\n';
}

} // namespace

void add_staff_add(const Command& staff, const Outside& outside) {
    const auto command = staff.add_command("add", "Make an account, and print what its owner signs in with");
    const auto words = std::make_shared<NewMember>();
    command.option({"badge", "BADGE", "The badge number"}, words->badge).required();
    command.option({"--name", "NAME", "The name"}, words->name).required();
    command.option({"--unit", "ID", "The unit"}, words->unit_id).required();
    command.option({"--roles", "ROLES", "One or more of " + known_roles() + ", with ; between"}, words->roles)
        .required();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below("Examples:\n"
                      "  zhiping staff add 012345 --name 张三 --unit 420114 --roles handler\n"
                      "  zhiping staff add 012001 --name 李四 --unit 420100 --roles \"lead;supervisor\"");
    flags.run([words, outside](const Settings& settings) { add(*words, data_folder_of(settings), outside); });
}

void add_staff_reset(const Command& staff, const Outside& outside) {
    const auto command = staff.add_command(
        "reset", "Print anew what somebody signs in with; sessions end, and a disabled account is so no more");
    const auto badge = std::make_shared<std::string>();
    command.option({"badge", "BADGE", "The badge number"}, *badge).required();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below("Examples:\n  zhiping staff reset 012345");
    flags.run([badge, outside](const Settings& settings) { reset(*badge, data_folder_of(settings), outside); });
}

void add_staff_load(const Command& staff, const Outside& outside) {
    const auto command = staff.add_command(
        "load", "Make the accounts of a file, all or none, and print as CSV what their owners sign in with; who has an "
                "account gets name, unit and roles anew");
    const auto file = std::make_shared<std::filesystem::path>();
    command.option({"file", "FILE", "CSV with the columns badge,name,unit,roles (with ; between), or JSON"}, *file)
        .required();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below("Examples:\n"
                      "  zhiping staff load staff.csv > passwords.csv");
    flags.run([file, outside](const Settings& settings) { load(*file, data_folder_of(settings), outside); });
}

} // namespace zhiping::command_line
