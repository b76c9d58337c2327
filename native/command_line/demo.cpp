#include "native/app/demo_cases.hpp"
#include "native/app/demo_pilot.hpp"
#include "native/app/demo_staff.hpp"
#include "native/app/first_keys.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/progress_bar.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/command_line/staff_words.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

void print_counts(const app::PilotCounts& counts) {
    std::vector<std::vector<std::string>> rows{
        {"evaluations", std::to_string(counts.evaluations)},   {"satisfied", std::to_string(counts.satisfied)},
        {"dissatisfied", std::to_string(counts.dissatisfied)}, {"answered in time", std::to_string(counts.in_time)},
        {"reply accepted", std::to_string(counts.accepted)},   {"closed unanswered", std::to_string(counts.unanswered)},
    };
    for (const auto& facts : overall_findings)
        rows.push_back(
            {"found " + std::string{facts.id}, std::to_string(counts.findings[static_cast<std::size_t>(facts.value)])});
    print_table(rows);
}

void load_pilot(const app::DataFolder& data, const Outside& outside) {
    auto store = data.open_or_create();
    if (app::is_in_use(store))
        throw CommandError{data.path.string() + " has units already: name an empty folder with --data"};
    app::make_first_keys(data, store, china_date(outside.clock.now())); // 'zhiping verify' asks for them.
    const auto keys = sealing::KeyRing::load(data.key_file());
    const auto counts = [&] {
        ProgressBar bar;
        return app::load_pilot(store, keys.person_key()->key, outside.random,
                               [&](auto done, auto all) { bar.show(done, all); });
    }();
    print_counts(counts);
    std::cout << "Now run: zhiping cases list --data " << data.path.string() << '\n';
    if (counts.example)
        std::cout << "         zhiping cases show " << counts.example->text() << " --data " << data.path.string()
                  << '\n';
}

void load_staff(const app::DataFolder& data, const Outside& outside) {
    auto store = data.open();
    const auto now = outside.clock.now();
    app::make_first_keys(data, store, china_date(now));
    const auto vault = data.open_or_create_vault();
    if (const auto problem = app::load_demo_staff(store, *vault, outside.random, now)) throw CommandError{*problem};
    const auto cases = app::load_demo_cases(store, *vault, outside.random, now);
    std::vector<std::vector<std::string>> rows{{"badge", "name", "unit", "roles", "password"}};
    for (const auto& [badge, name, unit_id, roles] : app::demo_members())
        rows.push_back({std::string{badge}, std::string{name}, std::string{unit_id}, to_words(roles),
                        std::string{app::demo_password}});
    print_table(rows);
    if (cases > 0) std::cout << "Added " << cases << " evaluations, with cases in every state\n";
}

void add_demo_staff(const Command& demo, const Outside& outside) {
    const auto command =
        demo.add_command("staff", "Make accounts to try the desk with, whose password is known, and cases for them");
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below(
        "For a brigade, the detachment above it and the bureau, of assets/units/hubei.csv, with cases of the "
        "brigade in every state;\nfor a supervisor, an auditor and two administrators of the bureau;\nand for a second "
        "person of the brigade and of the detachment.\nRefused "
        "where people have accounts. Done again, it adds nothing.\nTheir codes: "
        "zhiping staff totp demo-brigade\n"
        "Examples:\n  zhiping demo staff --data data/demo");
    flags.run([outside](const Settings& settings) { load_staff(data_folder_of(settings), outside); });
}

} // namespace

void add_demo(const Command& program, const Outside& outside) {
    const auto demo = program.add_group("demo", "Made-up data to look at, never for a folder that serves people");
    demo.say_below("Examples:\n  zhiping demo pilot --data data/pilot\n  zhiping demo staff --data data/demo");

    const auto pilot =
        demo.add_command("pilot", "Load the pilot of the expressway's Caidian brigade, 10 April to 16 May 2023");
    const SettingFlags flags{pilot};
    flags.add({"data", "keys"});
    pilot.say_below("Days, counts and findings are those of the newspaper article of 2023-05-19; what people wrote is "
                    "made up.\nThe folder must have nothing in it yet.\n"
                    "Examples:\n  zhiping demo pilot --data data/pilot");
    flags.run([outside](const Settings& settings) { load_pilot(data_folder_of(settings), outside); });
    add_demo_staff(demo, outside);
}

} // namespace zhiping::command_line
