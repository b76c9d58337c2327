#include "native/app/holiday_notices.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/file_rows.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/wire/calendar_json.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

using Days = std::vector<Date>;

// "02-15", or with the year when it is not the notice's own.
std::string short_date(Date day, int year) {
    const auto written = to_string(day);
    return std::chrono::year_month_day{day}.year() == std::chrono::year{year} ? written.substr(5) : written;
}

// "01-01..01-03, 02-15..02-23"
std::string to_ranges(const Days& days, int year) {
    std::string ranges;
    for (auto first = days.begin(); first != days.end();) {
        auto last = first;
        while (std::next(last) != days.end() && *std::next(last) == *last + std::chrono::days{1}) ++last;
        ranges += (ranges.empty() ? "" : ", ") + short_date(*first, year);
        if (last != first) ranges += ".." + short_date(*last, year);
        first = std::next(last);
    }
    return ranges.empty() ? "-" : ranges;
}

std::string to_lines(const HolidayNotice& notice) {
    return notice.source + "\noff: " + to_ranges(notice.holidays, notice.year) +
           "\nworked: " + to_ranges(notice.make_up_working_days, notice.year);
}

std::string origin_of(const app::ListedNotice& listed) {
    return listed.loaded ? "loaded " + to_china_time(*listed.loaded) : "shipped";
}

std::vector<std::string> to_table_row(const app::ListedNotice& listed) {
    return {std::to_string(listed.notice.year), origin_of(listed), listed.is_in_force ? "in force" : "replaced",
            to_lines(listed.notice)};
}

std::string to_json(const app::ListedNotice& listed) {
    auto json = nlohmann::ordered_json::parse(wire::encode(listed.notice));
    json["loaded_at"] = nullptr;
    if (listed.loaded) json["loaded_at"] = listed.loaded->time_since_epoch().count();
    json["in_force"] = listed.is_in_force;
    return json.dump();
}

void list_notices(Format format, const app::DataFolder& data) {
    std::vector<std::vector<std::string>> rows{{"year", "from", "state", "notice"}};
    std::vector<std::string> values;
    for (const auto& listed : app::list_notices(app::loaded_notices(data))) {
        rows.push_back(to_table_row(listed));
        values.push_back(to_json(listed));
    }
    if (format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

HolidayNotice read_notice(const std::filesystem::path& file) {
    auto notice = wire::decode_notice(read_file(file));
    if (notice) return *std::move(notice);
    const auto& [code, message, field, wait] = notice.error();
    if (field.empty()) throw CommandError{file.string() + ": this is not a JSON object"};
    throw CommandError{file.string() + ": " + field + ": " + std::string{text(message, Language::English)}};
}

std::string words_for_size(const HolidayNotice& notice) {
    return std::to_string(notice.holidays.size()) + " days off, " + std::to_string(notice.make_up_working_days.size()) +
           " make-up days";
}

// The days that would no longer be what they are now.
Days list_changed(const HolidayNotice& notice, const Calendar& now, const Calendar& then, bool is_worked_then) {
    using namespace std::chrono;
    Days changed;
    const Date first{year{notice.year - 1} / December / first_day_of_next_notice};
    for (auto day = first; day <= Date{year{notice.year} / December / 31}; day += days{1})
        if (now.is_working_day(day) != is_worked_then && then.is_working_day(day) == is_worked_then)
            changed.push_back(day);
    return changed;
}

void check_notice_file(const std::filesystem::path& file, const app::DataFolder& data, Instant now) {
    const auto notice = read_notice(file);
    auto loaded = app::loaded_notices(data);
    const auto known = app::calendar_with(loaded);
    if (const auto problem = app::find_problem(notice, known, Language::English))
        throw CommandError{file.string() + ": " + *problem};
    loaded.push_back({notice, now});
    const auto then = app::calendar_with(loaded);
    print_table({{"year", std::to_string(notice.year)},
                 {"notice", to_lines(notice)},
                 {"in all", words_for_size(notice)},
                 {"becomes free", to_ranges(list_changed(notice, known, then, false), notice.year)},
                 {"becomes worked", to_ranges(list_changed(notice, known, then, true), notice.year)}});
    std::cout << "The notice is good; nothing was stored\n";
}

void load_notice_file(const std::filesystem::path& file, const app::DataFolder& data, Instant now) {
    const auto notice = read_notice(file);
    const auto known = app::calendar_with(app::loaded_notices(data));
    // Before a folder is made for a notice that is refused.
    if (const auto problem = app::find_problem(notice, known, Language::English))
        throw CommandError{file.string() + ": " + *problem};
    auto store = data.open_or_create();
    const auto outcome = app::load_notice(store, notice, now);
    if (const auto* bad = std::get_if<app::BadNotice>(&outcome)) throw CommandError{file.string() + ": " + bad->reason};
    const auto year = std::to_string(notice.year);
    if (std::get<app::NoticeLoading>(outcome) == app::NoticeLoading::AlreadyInForce)
        std::cout << "This notice of " << year << " is in force already; nothing was changed\n";
    else
        std::cout << "Loaded the notice of " << year << ": " << words_for_size(notice)
                  << "\nThe clocks of open cases move with the next run of the job clocks\n";
}

void add_calendar_list(const Command& calendar) {
    const auto command = calendar.add_command("list", "List the notices of holidays, those that were replaced too");
    const auto format = std::make_shared<Format>(Format::Table);
    add_format_option(command, *format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("Days without a year are of the notice's own. What was loaded is stronger than what is shipped.\n"
                      "Examples:\n  zhiping calendar list\n  zhiping calendar list --format json --data /srv/zhiping");
    flags.run([format](const Settings& settings) { list_notices(*format, data_folder_of(settings)); });
}

using UseFile = void (*)(const std::filesystem::path&, const app::DataFolder&, Instant);

void add_file_command(const Command& command, UseFile use, const std::string& below, const Outside& outside) {
    const auto file = std::make_shared<std::filesystem::path>();
    command.option({"file", "FILE", "JSON with year, source, holidays and make_up_working_days"}, *file).required();
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below(below);
    flags.run(
        [file, use, outside](const Settings& settings) { use(*file, data_folder_of(settings), outside.clock.now()); });
}

} // namespace

void add_calendar(const Command& program, const Outside& outside) {
    const auto calendar = program.add_group("calendar", "The working days, by which deadlines are counted");
    calendar.say_below("Examples:\n"
                       "  zhiping calendar list\n"
                       "  zhiping calendar load assets/holidays/2026.json\n"
                       "  zhiping calendar due \"2026-02-12 15:00\" --days 3");
    add_calendar_list(calendar);
    add_file_command(calendar.add_command("check", "Say what loading a notice would change, and store nothing"),
                     check_notice_file, "Examples:\n  zhiping calendar check assets/holidays/2026.json", outside);
    add_file_command(calendar.add_command("load", "Store the notice of a year; it counts instead of the one before"),
                     load_notice_file,
                     "A running server counts by it at once. What it promised before stays on the receipts.\n"
                     "Examples:\n"
                     "  zhiping calendar load assets/holidays/2026.json\n"
                     "  zhiping calendar load 2027.json --data /srv/zhiping",
                     outside);
    add_calendar_days(calendar, outside);
}

} // namespace zhiping::command_line
