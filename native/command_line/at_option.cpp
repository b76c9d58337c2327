#include "native/command_line/at_option.hpp"

#include "native/command_line/commands.hpp"

namespace zhiping::command_line {

void add_at_option(const Command& command, std::optional<Instant>& at) {
    const auto take = [&at](const std::string& words) {
        const auto time = parse_china_time(words);
        if (!time) throw CommandError{"--at '" + words + "' is not like \"2026-11-20 10:00\""};
        at = *time;
    };
    command.option({"--at", "TIME", "As if it were this time in China; for demonstrations"}, take);
}

} // namespace zhiping::command_line
