#include "native/app/find_anomalies.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/wire/anomaly_json.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct ListAnomalies {
    Format format = Format::Table;
    std::string unit_id;
    std::string from;
    std::string until;
};

std::optional<Date> day_of(const std::string& words) {
    if (words.empty()) return std::nullopt;
    const auto day = parse_date(words);
    if (!day) throw CommandError{"'" + words + "' is not a day like 2026-11-20"};
    return *day;
}

std::string about(const AnomalyRow& row) {
    return row.document_number.empty() ? row.place : row.document_type + " " + row.document_number;
}

std::string about(const AnomalyFinding& finding) {
    if (finding.officer) return "  " + finding.officer->name + " " + finding.officer->badge;
    return finding.place.empty() ? "" : "  " + finding.place;
}

void print_finding(const AnomalyFinding& finding) {
    std::cout << facts_of(anomalies, finding.kind).id << "  " << spoken_anomaly(finding, Language::Chinese)
              << printable(about(finding)) << '\n';
    std::vector<std::vector<std::string>> rows{{"receipt", "received", "satisfaction", "unit", "about"}};
    for (const auto& row : finding.rows)
        rows.push_back({row.receipt.text(), to_china_time(row.received),
                        std::string{facts_of(satisfactions, row.satisfaction).id}, row.unit_id, about(row)});
    print_table(rows);
    if (finding.count > finding.rows.size()) std::cout << "and " << finding.count - finding.rows.size() << " more\n";
    std::cout << '\n';
}

void print_list(const AnomalyList& list) {
    for (const auto& finding : list.findings) print_finding(finding);
    for (const auto kind : list.cut) std::cout << "there are more of " << facts_of(anomalies, kind).id << '\n';
    std::cout << list.findings.size() << " from " << to_string(list.period.from) << " to "
              << to_string(list.period.until) << ". " << text(Text::AnomaliesNote, Language::Chinese) << '\n';
}

void list_anomalies(const ListAnomalies& arguments, const app::DataFolder& data, const Outside& outside) {
    const AnomalyDays days{day_of(arguments.from), day_of(arguments.until)};
    auto store = data.open();
    const auto list = app::find_anomalies(store, arguments.unit_id, days, china_date(outside.clock.now()));
    if (!list && list.error().code == ErrorCode::NotFound)
        throw CommandError{"unit " + arguments.unit_id + " is not known"};
    if (!list) throw CommandError{std::string{text(list.error().message, Language::English)}};
    if (arguments.format == Format::Json)
        std::cout << wire::encode(*list, Language::Chinese) << '\n';
    else
        print_list(*list);
}

} // namespace

void add_evaluations_anomalies(const Command& evaluations, const Outside& outside) {
    const auto anomalies =
        evaluations.add_command("anomalies", "Print what is unusual in the units below one, and has to be looked at");
    const auto arguments = std::make_shared<ListAnomalies>();
    anomalies.option({"--unit", "ID", "The unit; what was received by itself is not looked at"}, arguments->unit_id)
        .required();
    anomalies.option({"--from", "DAY", "The first day, in China; 30 days are looked at without"}, arguments->from);
    anomalies.option({"--until", "DAY", "The last day, in China; today without"}, arguments->until);
    add_format_option(anomalies, arguments->format, {Format::Table, Format::Json});
    const SettingFlags flags{anomalies};
    flags.add({"data"});
    anomalies.say_below("Examples:\n"
                        "  zhiping evaluations anomalies --unit 420000\n"
                        "  zhiping evaluations anomalies --unit 420100 --from 2026-11-01 --until 2026-11-30");
    flags.run([arguments, outside](const Settings& settings) {
        list_anomalies(*arguments, data_folder_of(settings), outside);
    });
}

} // namespace zhiping::command_line
