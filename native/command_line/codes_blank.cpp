#include "native/app/draw_blanks.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct BlankArguments {
    std::string module;
    BlankOrder order;
};

CommandError refusal(const Error& error, const BlankOrder& order) {
    if (error.field == "unit_id") return CommandError{"unit " + order.unit_id + " is not known"};
    if (error.field == "count") return CommandError{"--count is 1 to " + std::to_string(max_blanks)};
    return CommandError{"--document-type is one line of at most 200 characters, as printed on the forms"};
}

void draw(BlankArguments arguments, const app::DataFolder& data, const Outside& outside) {
    const auto module = find_by_id(modules, arguments.module);
    if (!module) throw CommandError{"there is no module '" + arguments.module + "'"};
    arguments.order.module = *module;
    auto store = data.open();
    const auto drawn = app::draw_blanks(store, app::Operator{}, arguments.order, outside.clock.now(), outside.random);
    if (!drawn) throw refusal(drawn.error(), arguments.order);
    for (const auto& code : drawn->codes) std::cout << code.symbols() << '\n';
    std::cerr << "Block " << drawn->id << ": print it with zhiping codes sheet --block " << drawn->id
              << " --out FILE\n";
}

} // namespace

void add_codes_blank(const Command& codes, const Outside& outside) {
    const auto blank = codes.add_command("blank", "Draw a block of blank codes, for forms that are printed beforehand");
    const auto arguments = std::make_shared<BlankArguments>();
    blank
        .option({"--module", "MODULE", "law_enforcement, service, accident_handling or driving_test"},
                arguments->module)
        .required();
    blank.option({"--unit", "ID", "The unit whose forms they are on"}, arguments->order.unit_id).required();
    blank.option({"--document-type", "TEXT", "As printed on the forms"}, arguments->order.document_type).required();
    blank.option({"--count", "NUMBER", "How many, 1 to 10000"}, arguments->order.count).required();
    const SettingFlags flags{blank};
    flags.add({"data"});
    blank.say_below("Whoever scans one is asked for the document's number, until it is bound to its document through\n"
                    "POST /api/v1/documents.\n"
                    "Examples:\n"
                    "  zhiping codes blank --module law_enforcement --unit 420114 --document-type 违法停车告知单 \\\n"
                    "      --count 500");
    flags.run([arguments, outside](const Settings& settings) { draw(*arguments, data_folder_of(settings), outside); });
}

} // namespace zhiping::command_line
