#include "native/cases/inspect_cases.hpp"
#include "native/command_line/case_words.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/cases/workflow.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct ListCases {
    std::string unit_id;
    std::string status;
};

void list_cases(const ListCases& arguments, const app::DataFolder& data) {
    store::CaseFilter filter;
    if (!arguments.unit_id.empty()) filter.unit_id = arguments.unit_id;
    if (!arguments.status.empty()) filter.status = find_by_id(case_statuses, arguments.status);
    auto store = data.open();
    std::vector<std::vector<std::string>> rows{{"receipt", "received", "status", "unit", "round", "due"}};
    cases::list_cases(store, filter, [&](const store::ListedCase& listed) {
        const auto& state = listed.state;
        rows.push_back({listed.receipt.text(), to_china_time(listed.received),
                        status_words(state.status, state.closing), state.unit_id, std::to_string(state.round),
                        state.due ? to_string(*state.due) : "-"});
    });
    print_table(rows);
}

void show_case(const std::string& receipt, const app::DataFolder& data) {
    const auto number = ReceiptNumber::parse(receipt);
    if (!number) throw CommandError{"'" + receipt + "' is not a receipt number"};
    auto store = data.open();
    const auto shown = cases::show_case(store, *number);
    if (!shown) throw CommandError{std::string{text(shown.error().message, Language::English)}};
    auto rows = case_rows(shown->file, shown->same_replies);
    for (const auto& [place, attachment] : shown->attachments)
        rows.push_back({"attachment", to_digits(attachment.hash) + " " + attachment.name + ", event " +
                                          std::to_string(place.number)});
    for (const auto& linked : shown->linked) rows.push_back({"same document", linked.text()});
    for (const auto& line : next_steps(shown->file)) rows.push_back({"may do", line});
    print_table(rows);
    std::cout << '\n';
    print_table(event_rows(shown->events));
}

void add_list(const Command& cases) {
    const auto list = cases.add_command("list", "Show the cases, those that are due first");
    const auto arguments = std::make_shared<ListCases>();
    std::vector<std::string> statuses;
    for (const auto& facts : case_statuses) statuses.emplace_back(facts.id);
    list.option({"--unit", "ID", "Only those that this unit has"}, arguments->unit_id);
    list.option({"--status", "STATUS", "Only those that are handling, approval, answered or closed"}, arguments->status)
        .one_of(statuses);
    const SettingFlags flags{list};
    flags.add({"data"});
    list.say_below("Examples:\n  zhiping cases list\n  zhiping cases list --unit 420114 --status handling");
    flags.run([arguments](const Settings& settings) { list_cases(*arguments, data_folder_of(settings)); });
}

void add_show(const Command& cases) {
    const auto show = cases.add_command("show", "Print a case, everything that happened to it and who may do what now");
    const auto receipt = std::make_shared<std::string>();
    show.option({"receipt", "RECEIPT", "The receipt number of its evaluation"}, *receipt).required();
    const SettingFlags flags{show};
    flags.add({"data"});
    show.say_below("Examples:\n  zhiping cases show ZP-20261120-7K3F9QXM-4");
    flags.run([receipt](const Settings& settings) { show_case(*receipt, data_folder_of(settings)); });
}

std::string id_of(std::string_view id) { return std::string{id}; }

// For the picture in docs, and for whoever builds on the workflow.
void print_steps(Format format) {
    std::vector<std::vector<std::string>> rows{{"from", "action", "by", "to"}};
    std::vector<std::string> values;
    for (const auto& step : workflow()) {
        const std::vector row{id_of(facts_of(case_statuses, step.from).id),
                              id_of(facts_of(case_actions, step.action).id), id_of(facts_of(bys, step.by).id),
                              id_of(facts_of(case_statuses, step.to).id)};
        rows.push_back(row);
        values.push_back(R"({"from": ")" + row[0] + R"(", "action": ")" + row[1] + R"(", "by": ")" + row[2] +
                         R"(", "to": ")" + row[3] + R"("})");
    }
    if (format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

void add_steps(const Command& cases) {
    const auto steps = cases.add_command("steps", "Print every step that a case may take, and by whom");
    const auto format = std::make_shared<Format>(Format::Table);
    add_format_option(steps, *format, {Format::Table, Format::Json});
    steps.say_below("What is not listed is refused.\nExamples:\n  zhiping cases steps --format json");
    steps.run([format] { print_steps(*format); });
}

} // namespace

void add_cases(const Command& program, const Outside& outside) {
    const auto cases = program.add_group("cases", "What becomes of evaluations that are dissatisfied");
    cases.say_below(
        "Examples:\n"
        "  zhiping cases list --unit 420114\n"
        "  zhiping cases show ZP-20261120-7K3F9QXM-4\n"
        "  zhiping cases act ZP-20261120-7K3F9QXM-4 take --as handler --unit 420114 --name 张三 --badge 012345");
    add_list(cases);
    add_show(cases);
    add_steps(cases);
    add_cases_act(cases, outside);
    add_cases_attachment(cases);
}

} // namespace zhiping::command_line
