#include "native/cases/inspect_cases.hpp"
#include "native/command_line/actor_options.hpp"
#include "native/command_line/case_json.hpp"
#include "native/command_line/case_words.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct ShowCase {
    std::string receipt;
    ActorWords reader;
    Format format = Format::Table;
};

Result<cases::ShownCase> find_shown(store::Store& store, const ReceiptNumber& receipt, const ActorWords& reader) {
    if (reader.role.empty()) return cases::show_case(store, receipt);
    return cases::show_case_to(store, receipt, to_actor(reader));
}

// Without a reader, what everybody may do.
std::vector<std::string> steps_of(const cases::ShownCase& shown, const ActorWords& reader) {
    if (reader.role.empty()) return next_steps(shown.file);
    if (shown.reader_may.empty()) return {};
    return {action_words(shown.reader_may)};
}

void print_case(const cases::ShownCase& shown, const ActorWords& reader) {
    auto rows = case_rows(shown.file, shown.same_replies);
    for (const auto& [place, attachment] : shown.attachments)
        rows.push_back({"attachment", to_digits(attachment.hash) + " " + attachment.name});
    for (const auto& linked : shown.linked) rows.push_back({"same document", linked.text()});
    for (const auto& line : steps_of(shown, reader)) rows.push_back({"may do", line});
    print_table(rows);
    std::cout << '\n';
    print_table(event_rows(shown.events));
}

void show_case(const ShowCase& arguments, const app::DataFolder& data) {
    const auto number = ReceiptNumber::parse(arguments.receipt);
    if (!number) throw CommandError{"'" + arguments.receipt + "' is not a receipt number"};
    auto store = data.open();
    const auto shown = find_shown(store, *number, arguments.reader);
    if (!shown) throw CommandError{refusal_words(shown.error())};
    if (arguments.format == Format::Json)
        std::cout << to_json(*number, *shown) << '\n';
    else
        print_case(*shown, arguments.reader);
}

} // namespace

void add_cases_show(const Command& cases) {
    const auto show = cases.add_command("show", "Print a case, everything that happened to it and who may do what now");
    const auto arguments = std::make_shared<ShowCase>();
    show.option({"receipt", "RECEIPT", "The receipt number of its evaluation"}, arguments->receipt).required();
    add_actor_options(show, arguments->reader);
    add_format_option(show, arguments->format, {Format::Table, Format::Json});
    const SettingFlags flags{show};
    flags.add({"data"});
    show.say_below("With --as only what that reader may see, and may do; without it, all.\n"
                   "Examples:\n"
                   "  zhiping cases show ZP-20261120-7K3F9QXM-4\n"
                   "  zhiping cases show ZP-20261120-7K3F9QXM-4 --as citizen --format json\n"
                   "  zhiping cases show ZP-20261120-7K3F9QXM-4 --as lead --unit 420100 --name 李四 --badge 012001");
    flags.run([arguments](const Settings& settings) { show_case(*arguments, data_folder_of(settings)); });
}

} // namespace zhiping::command_line
