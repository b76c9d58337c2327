#include "native/app/staff_absences.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct AbsenceWords {
    std::string badge;
    std::string from;
    std::string to;
    std::string deputy;
    bool is_cancelled = false;
};

Date parse_day(const std::string& option, const std::string& words) {
    const auto day = parse_date(words);
    if (!day) throw CommandError{option + " '" + words + "' is not a day like 2026-12-01"};
    return *day;
}

void refuse_if(const std::optional<std::string>& problem) {
    if (problem) throw CommandError{*problem};
}

void cancel(const AbsenceWords& words, const app::DataFolder& data) {
    if (!words.to.empty() || !words.deputy.empty()) throw UsageError{"--cancel takes --from alone"};
    const auto from = parse_day("--from", words.from);
    auto store = data.open();
    refuse_if(app::cancel_absence(store, words.badge, from));
    std::cout << printable(words.badge) << " is not absent from " << words.from << " on\n";
}

void set(const AbsenceWords& words, const app::DataFolder& data, Date today) {
    if (words.to.empty() || words.deputy.empty()) throw UsageError{"--to and --deputy are needed"};
    const app::Absence absence{parse_day("--from", words.from), parse_day("--to", words.to), words.deputy};
    auto store = data.open();
    refuse_if(app::set_absence(store, words.badge, absence, today));
    std::cout << printable(words.deputy) << " stands in for " << printable(words.badge) << " from " << words.from
              << " to " << words.to << '\n';
}

} // namespace

void add_staff_absence(const Command& staff, const Outside& outside) {
    const auto command =
        staff.add_command("absent", "Say when somebody is absent, and who of the unit stands in with the same roles");
    const auto words = std::make_shared<AbsenceWords>();
    command.option({"badge", "BADGE", "The badge number"}, words->badge).required();
    command.option({"--from", "DATE", "The first day, from midnight in China"}, words->from).required();
    command.option({"--to", "DATE", "The last day, to midnight in China"}, words->to);
    command.option({"--deputy", "BADGE", "Who stands in"}, words->deputy);
    command.flag("--cancel", words->is_cancelled, "The absence that begins on that day is none");
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Examples:\n"
                      "  zhiping staff absent 012345 --from 2026-12-01 --to 2026-12-07 --deputy 012346\n"
                      "  zhiping staff absent 012345 --from 2026-12-01 --cancel");
    flags.run([words, outside](const Settings& settings) {
        const auto data = data_folder_of(settings);
        if (words->is_cancelled) return cancel(*words, data);
        set(*words, data, china_date(outside.clock.now()));
    });
}

} // namespace zhiping::command_line
