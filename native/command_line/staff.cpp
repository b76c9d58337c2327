#include "native/app/demo_staff.hpp"
#include "native/app/staff_absences.hpp"
#include "native/app/staff_accounts.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/command_line/staff_words.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

std::string state_words(const store::StoredStaff& staff) {
    if (staff.is_disabled) return "disabled";
    return staff.has_one_use_password ? "one-use password" : "";
}

std::string absence_words(const std::vector<app::Absence>& absences) {
    std::string words;
    for (const auto& absence : absences)
        words += (words.empty() ? "" : ", ") + to_string(absence.from) + " to " + to_string(absence.to) + " (" +
                 absence.deputy_badge + ")";
    return words;
}

std::vector<std::string> to_table_row(const store::StoredStaff& staff, const std::vector<app::Absence>& absences) {
    const auto& [officer, unit_id, roles] = staff.facts;
    return {officer.badge, officer.name, unit_id, to_words(roles), state_words(staff), absence_words(absences)};
}

std::string to_json(const store::StoredStaff& staff, const std::vector<app::Absence>& absences) {
    const auto& [officer, unit_id, roles] = staff.facts;
    nlohmann::ordered_json json{{"badge", officer.badge},
                                {"name", officer.name},
                                {"unit_id", unit_id},
                                {"roles", nlohmann::json::array()},
                                {"is_disabled", staff.is_disabled},
                                {"has_one_use_password", staff.has_one_use_password},
                                {"absences", nlohmann::json::array()}};
    for (const auto role : roles) json["roles"].push_back(facts_of(zhiping::roles, role).id);
    for (const auto& absence : absences)
        json["absences"].push_back(
            {{"from", to_string(absence.from)}, {"to", to_string(absence.to)}, {"deputy", absence.deputy_badge}});
    return json.dump();
}

void list(Format format, const app::DataFolder& data, Date today) {
    auto store = data.open();
    std::vector<std::vector<std::string>> rows{{"badge", "name", "unit", "roles", "state", "absent"}};
    std::vector<std::string> values;
    app::list_staff(store, [&](const store::StoredStaff& staff) {
        const auto absences = app::list_absences(store, staff.id, today);
        rows.push_back(to_table_row(staff, absences));
        values.push_back(to_json(staff, absences));
    });
    if (format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

void add_list(const Command& staff, const Outside& outside) {
    const auto command = staff.add_command("list", "Show the accounts, and who is or will be absent");
    const auto format = std::make_shared<Format>(Format::Table);
    add_format_option(command, *format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Examples:\n"
                      "  zhiping staff list\n"
                      "  zhiping staff list --format json");
    flags.run([format, outside](const Settings& settings) {
        list(*format, data_folder_of(settings), china_date(outside.clock.now()));
    });
}

void disable(const std::string& badge, const app::DataFolder& data) {
    auto store = data.open();
    if (!app::disable_staff(store, badge)) throw no_such_staff(badge);
    std::cout << "Disabled " << printable(badge) << ": nobody signs in with it any more, and its sessions have ended\n";
}

void add_disable(const Command& staff) {
    const auto command = staff.add_command("disable", "Close an account; 'staff reset' opens it again");
    const auto badge = std::make_shared<std::string>();
    command.option({"badge", "BADGE", "The badge number"}, *badge).required();
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Examples:\n  zhiping staff disable 012345");
    flags.run([badge](const Settings& settings) { disable(*badge, data_folder_of(settings)); });
}

void print_code(const std::string& badge, const app::DataFolder& data, const Outside& outside) {
    auto store = data.open();
    const auto vault = data.open_or_create_vault();
    const auto code = app::demo_code(store, *vault, badge, outside.clock.now());
    if (!code)
        throw CommandError{
            "codes are shown for the accounts of 'zhiping demo staff' only: everybody else's are on their "
            "phone"};
    std::cout << *code << '\n';
}

void add_totp(const Command& staff, const Outside& outside) {
    const auto command = staff.add_command("totp", "Print the code that the phone of a demo's account would show now");
    const auto badge = std::make_shared<std::string>();
    command.option({"badge", "BADGE", "One that 'zhiping demo staff' made"}, *badge).required();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below(
        "A code is good once, for half a minute.\nExamples:\n  zhiping staff totp demo-brigade --data data/demo");
    flags.run([badge, outside](const Settings& settings) { print_code(*badge, data_folder_of(settings), outside); });
}

} // namespace

void add_staff(const Command& program, const Outside& outside) {
    const auto staff = program.add_group("staff", "Those who answer: their accounts, and who stands in for whom");
    staff.say_below("Examples:\n"
                    "  zhiping staff add 012345 --name 张三 --unit 420114 --roles handler\n"
                    "  zhiping staff list\n"
                    "  zhiping staff absent 012345 --from 2026-12-01 --to 2026-12-07 --deputy 012346");
    add_staff_add(staff, outside);
    add_list(staff, outside);
    add_disable(staff);
    add_staff_reset(staff, outside);
    add_staff_load(staff, outside);
    add_staff_absence(staff, outside);
    add_totp(staff, outside);
}

} // namespace zhiping::command_line
