#include "native/app/current_policy.hpp"
#include "native/app/holiday_notices.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/evaluation/evaluation.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

constexpr std::uint64_t max_working_days = 366;

struct Due {
    std::string received;
    std::optional<std::uint64_t> working_days = {}; // None: as the policy in force gives for a reply.
    Format format = Format::Table;
};

struct Year {
    std::uint64_t number = 0;
    Format format = Format::Table;
};

Calendar calendar_of(const app::DataFolder& data) { return app::calendar_with(app::loaded_notices(data)); }

// A day on the way about which no notice decides yet.
std::optional<Date> find_unknown_day(const Calendar& calendar, Instant received, const Deadline& due) {
    for (auto day = china_date(received) + std::chrono::days{1}; day <= due.day; day += std::chrono::days{1})
        if (!calendar.is_known(day)) return day;
    return std::nullopt;
}

void print_json(Instant received, const Deadline& due, const std::optional<Date>& unknown) {
    nlohmann::ordered_json json{{"received_at", received.time_since_epoch().count()},
                                {"working_days", due.working_days},
                                {"due", to_string(due.day)},
                                {"weekday", std::chrono::weekday{due.day}.iso_encoding()},
                                {"provisional", due.provisional},
                                {"first_unknown_day", nullptr}};
    if (unknown) json["first_unknown_day"] = to_string(*unknown);
    std::cout << json.dump() << '\n';
}

int working_days_of(const Due& arguments, const app::DataFolder& data, Instant now) {
    return arguments.working_days ? static_cast<int>(*arguments.working_days)
                                  : app::current_policy(data, now).reply_working_days;
}

void tell_due(const Due& arguments, const app::DataFolder& data, Instant now) {
    const auto received = parse_china_time(arguments.received);
    if (!received) throw CommandError{"'" + arguments.received + "' is not a time like 2026-11-20 15:32"};
    const auto calendar = calendar_of(data);
    const auto due = deadline(calendar, *received, working_days_of(arguments, data, now));
    const auto unknown = find_unknown_day(calendar, *received, due);
    if (arguments.format == Format::Json) return print_json(*received, due, unknown);
    std::cout << "Due on " << to_string(due.day) << ", " << spoken_date(due.day, Language::English)
              << ", to midnight\n";
    if (unknown)
        std::cout << "Provisional: no notice decides about " << to_string(*unknown)
                  << " yet, so weekends and the holidays by law were counted\n";
}

void list_days(const Year& year, const app::DataFolder& data) {
    using namespace std::chrono;
    const auto calendar = calendar_of(data);
    const std::chrono::year number{static_cast<int>(year.number)};
    std::vector<std::vector<std::string>> rows{{"day", "date", "worked", "why", "known"}};
    std::vector<std::string> values;
    for (Date day{number / January / 1}; day <= Date{number / December / 31}; day += days{1}) {
        const auto& kind = facts_of(day_kinds, calendar.kind_of(day));
        const bool is_known = calendar.is_known(day);
        rows.push_back({to_string(day), spoken_date(day, Language::English), kind.is_worked ? "yes" : "no",
                        std::string{kind.id}, is_known ? "yes" : "no"});
        const nlohmann::ordered_json json{
            {"day", to_string(day)}, {"worked", kind.is_worked}, {"why", kind.id}, {"known", is_known}};
        values.push_back(json.dump());
    }
    if (year.format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

void add_calendar_due(const Command& calendar, const Outside& outside) {
    const auto command = calendar.add_command("due", "Say which is the last of so many working days");
    const auto arguments = std::make_shared<Due>();
    command.option({"received", "TIME", "When it was received, in China; that day is not counted"}, arguments->received)
        .required();
    command
        .option({"--days", "N", "Working days"},
                [arguments](const std::uint64_t& days) { arguments->working_days = days; })
        .default_is("those of a reply")
        .between(1, max_working_days);
    add_format_option(command, arguments->format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Examples:\n"
                      "  zhiping calendar due \"2026-02-12 15:00\"\n"
                      "  zhiping calendar due \"2026-12-29 09:00\" --days 3 --format json");
    flags.run([arguments, outside](const Settings& settings) {
        tell_due(*arguments, data_folder_of(settings), outside.clock.now());
    });
}

void add_calendar_year(const Command& calendar) {
    const auto command = calendar.add_command("days", "List the days of a year: worked or not, and why");
    const auto year = std::make_shared<Year>();
    command.option({"year", "YEAR", "The year"}, year->number).required().between(1950, 9998);
    add_format_option(command, year->format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below(
        "A day is known when a notice decides about it. Where none does, weekends and the holidays by law\n"
        "are counted (statutory_holiday).\n"
        "Examples:\n  zhiping calendar days 2026\n  zhiping calendar days 2027 --format json");
    flags.run([year](const Settings& settings) { list_days(*year, data_folder_of(settings)); });
}

} // namespace

void add_calendar_days(const Command& calendar, const Outside& outside) {
    add_calendar_due(calendar, outside);
    add_calendar_year(calendar);
}

} // namespace zhiping::command_line
