#include "native/command_line/commands.hpp"
#include "native/command_line/notice_carriers.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

void show(const Settings& settings) {
    std::vector<std::vector<std::string>> rows{{"setting", "value", "from"}};
    for (const auto& setting : settings.all())
        rows.push_back({std::string{setting.facts->name}, settings::shown_value(setting), setting.source});
    print_table(rows);
    const auto [wechat, sms, staff_webhook] = named_channels(settings);
    const auto on_or_off = [](bool is_on) { return is_on ? "on" : "off"; };
    std::cout << "\nwechat: " << on_or_off(wechat) << "\nsms: " << on_or_off(sms)
              << "\nstaff webhook: " << on_or_off(staff_webhook) << '\n';
}

} // namespace

void add_config(const Command& program) {
    const auto config = program.add_group("config", "What the program is told by flags, environment and a file");
    config.say_below("Examples:\n  zhiping config show --config assets/config/zhiping.toml");
    const auto command = config.add_command("show", "Print every setting, its value and where that came from");
    const SettingFlags flags{command};
    flags.add_all();
    command.say_below("A setting is a flag (--quota-code 4000), a variable (ZHIPING_QUOTA_CODE=4000; commas in a list) "
                      "or a line of a\n"
                      "file (quota-code = 4000). A flag is stronger than the environment, and that than the file. One "
                      "file, named by\n"
                      "--config or ZHIPING_CONFIG, serves all commands. Secrets are shown as (hidden).\n"
                      "Below stands who carries notices.\n"
                      "Examples:\n"
                      "  zhiping config show\n"
                      "  zhiping config show --config /etc/zhiping/zhiping.toml\n"
                      "  ZHIPING_DATA=/srv/zhiping zhiping config show");
    flags.run(show);
}

} // namespace zhiping::command_line
