#include "native/app/work_days.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/command_line/at_option.hpp"
#include "native/command_line/case_json.hpp"
#include "native/command_line/case_words.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/cases/workflow.hpp"

namespace zhiping::command_line {

namespace {

struct ListCases {
    std::string unit_id;
    std::string status;
    std::string level;
    std::string mark;
    std::optional<Instant> at;
    Format format = Format::Table;
};

store::WorkFilter filter_of(const ListCases& arguments, const store::WorkDays& days) {
    store::WorkFilter filter{.days = days};
    if (!arguments.unit_id.empty()) filter.at_unit = arguments.unit_id;
    if (!arguments.status.empty()) filter.statuses.push_back(*find_by_id(case_statuses, arguments.status));
    if (!arguments.level.empty()) filter.level = find_by_id(levels, arguments.level);
    if (!arguments.mark.empty()) filter.marks.push_back(*find_by_id(case_marks, arguments.mark));
    return filter;
}

std::string mark_words(const store::CaseState& state, const store::WorkDays& days) {
    std::string words;
    for (const auto& mark : case_marks)
        if (is_marked(state, mark.value, days)) words += (words.empty() ? "" : ", ") + std::string{mark.id};
    return words;
}

std::vector<std::string> to_table_row(const store::ListedCase& listed, const store::WorkDays& days) {
    const auto& state = listed.state;
    return {listed.receipt.text(),  to_china_time(listed.received), status_words(state.status, state.closing),
            state.unit_id,          std::to_string(state.round),    state.due ? to_string(*state.due) : "-",
            mark_words(state, days)};
}

void list_cases(const ListCases& arguments, const app::DataFolder& data, const Outside& outside) {
    auto store = data.open();
    std::vector<std::vector<std::string>> rows{{"receipt", "received", "status", "unit", "round", "due", "marks"}};
    std::vector<std::string> values;
    app::CurrentCalendar calendar;
    const auto days = app::work_days(store, calendar, arguments.at.value_or(outside.clock.now()));
    const auto done = cases::list_cases(store, filter_of(arguments, days), [&](const store::ListedWork& work) {
        if (arguments.format == Format::Json)
            values.push_back(to_json(work.listed, days));
        else
            rows.push_back(to_table_row(work.listed, days));
    });
    if (!done) throw CommandError{refusal_words(done.error())};
    if (arguments.format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

template <typename Table> std::vector<std::string> ids_of(const Table& table) {
    std::vector<std::string> ids;
    for (const auto& facts : table) ids.emplace_back(facts.id);
    return ids;
}

void add_list(const Command& cases, const Outside& outside) {
    const auto list = cases.add_command("list", "Show the cases, those that are due first");
    const auto arguments = std::make_shared<ListCases>();
    list.option({"--unit", "ID", "Only those that this unit has"}, arguments->unit_id);
    list.option({"--status", "STATUS", "Only those that are handling, approval, answered or closed"}, arguments->status)
        .one_of(ids_of(case_statuses));
    list.option({"--level", "LEVEL", "Only those that a bureau, a detachment or a brigade has"}, arguments->level)
        .one_of(ids_of(levels));
    list.option(
            {"--mark", "MARK",
             "Only those whose unit has let its day pass (overdue), or has until today or the next working day "
             "(due_soon), whose last reply nobody approved (unapproved), that are open and had a reply rejected, with "
             "a report of pressure, a disputed contact, a measure that is not confirmed or an officer's objection, "
             "or drawn as a sample to be rechecked"},
            arguments->mark)
        .one_of(ids_of(case_marks));
    add_at_option(list, arguments->at);
    add_format_option(list, arguments->format, {Format::Table, Format::Json});
    const SettingFlags flags{list};
    flags.add({"data"});
    list.say_below("Examples:\n"
                   "  zhiping cases list\n"
                   "  zhiping cases list --unit 420114 --status handling\n"
                   "  zhiping cases list --mark overdue --level detachment --format json");
    flags.run(
        [arguments, outside](const Settings& settings) { list_cases(*arguments, data_folder_of(settings), outside); });
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
    add_list(cases, outside);
    add_cases_show(cases);
    add_steps(cases);
    add_cases_act(cases, outside);
    add_cases_attachment(cases);
}

} // namespace zhiping::command_line
