#include "native/app/list_notices.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

std::string channel_id(const std::optional<NoticeChannel>& channel) {
    return channel ? std::string{facts_of(notice_channels, *channel).id} : "-";
}

void print(const app::NoticesListed& listed) {
    std::vector<std::vector<std::string>> counts{{"state", "channel", "notices", "oldest"}};
    for (const auto& line : listed.counts)
        counts.push_back({std::string{facts_of(notice_states, line.state).id}, channel_id(line.channel),
                          std::to_string(line.count), to_china_time(line.oldest)});
    print_table(counts);
    if (listed.troubles.empty()) return;
    std::vector<std::vector<std::string>> troubles{{"notice", "made", "state", "tries", "next try", "problem"}};
    for (const auto& line : listed.troubles)
        troubles.push_back({std::string{facts_of(notice_kinds, line.kind).id}, to_china_time(line.made),
                            std::string{facts_of(notice_states, line.state).id}, std::to_string(line.tries),
                            line.next_try ? to_china_time(*line.next_try) : "-", line.problem});
    std::cout << '\n';
    print_table(troubles);
}

std::int64_t to_json(Instant moment) { return moment.time_since_epoch().count(); }

std::string to_json(const app::NoticesListed& listed) {
    auto counts = nlohmann::ordered_json::array();
    for (const auto& line : listed.counts) {
        counts.push_back({{"state", facts_of(notice_states, line.state).id},
                          {"channel", nullptr},
                          {"count", line.count},
                          {"oldest_made_at", to_json(line.oldest)}});
        if (line.channel) counts.back()["channel"] = facts_of(notice_channels, *line.channel).id;
    }
    auto troubles = nlohmann::ordered_json::array();
    for (const auto& line : listed.troubles) {
        troubles.push_back({{"kind", facts_of(notice_kinds, line.kind).id},
                            {"state", facts_of(notice_states, line.state).id},
                            {"tries", line.tries},
                            {"made_at", to_json(line.made)},
                            {"next_try_at", nullptr},
                            {"problem", line.problem}});
        if (line.next_try) troubles.back()["next_try_at"] = to_json(*line.next_try);
    }
    return nlohmann::ordered_json{{"counts", counts}, {"troubles", troubles}}.dump(
        2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void list(Format format, const app::DataFolder& data) {
    auto store = data.open();
    const auto listed = app::list_notices(store);
    if (format == Format::Json)
        std::cout << to_json(listed) << '\n';
    else
        print(listed);
}

} // namespace

void add_notices(const Command& program) {
    const auto notices = program.add_group("notices", "What is told to people, and how far it came");
    notices.say_below("Examples:\n  zhiping notices list");
    const auto command =
        notices.add_command("list", "Count notices by state and channel, and show the newest problems");
    const auto format = std::make_shared<Format>(Format::Table);
    const SettingFlags flags{command};
    flags.add({"data"});
    add_format_option(command, *format, {Format::Table, Format::Json});
    command.say_below("Nothing of a person is shown. What waits is sent by zhiping serve, or once by zhiping jobs run "
                      "notices; docs/notices.md says\n"
                      "what the states mean.\n"
                      "Examples:\n"
                      "  zhiping notices list\n"
                      "  zhiping notices list --format json --data /srv/zhiping");
    flags.run([format](const Settings& settings) { list(*format, data_folder_of(settings)); });
}

} // namespace zhiping::command_line
