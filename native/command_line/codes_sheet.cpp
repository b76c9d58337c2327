#include "native/app/list_codes.hpp"
#include "native/app/open_code.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/command_line/sheet.hpp"

#include <fstream>
#include <iostream>

namespace zhiping::command_line {

namespace {

constexpr auto default_public_url = "http://127.0.0.1:8080"; // To try it on one machine.

struct DrawSheet {
    std::filesystem::path out;
    std::vector<std::string> codes;
    std::string module;
    std::string unit_id;
};

CodeFacts open_code(store::Store& store, const std::string& typed) {
    const auto code = Code::parse(typed);
    if (!code) throw CommandError{"'" + typed + "' is not a code: a character is wrong or missing"};
    auto facts = app::open_code(store, *code);
    if (facts) return *std::move(facts);
    const bool is_revoked = facts.error().code == ErrorCode::Gone;
    throw CommandError{"the code " + code->grouped() + (is_revoked ? " is revoked" : " was never issued")};
}

store::CodeFilter filter_of(const DrawSheet& arguments) {
    store::CodeFilter filter;
    if (!arguments.unit_id.empty()) filter.unit_id = arguments.unit_id;
    if (arguments.module.empty()) return filter;
    filter.module = find_by_id(modules, arguments.module);
    if (!filter.module) throw CommandError{"there is no module '" + arguments.module + "'"};
    return filter;
}

std::vector<CodeFacts> find_codes(store::Store& store, const DrawSheet& arguments) {
    if (arguments.codes.empty()) return app::list_codes(store, filter_of(arguments));
    std::vector<CodeFacts> found;
    for (const auto& typed : arguments.codes) found.push_back(open_code(store, typed));
    return found;
}

std::string public_url_of(const Settings& settings) {
    const auto url = settings.find_public_url("public-url");
    return url ? wire::to_url(*url) : default_public_url;
}

void draw_sheet(const DrawSheet& arguments, const Settings& settings) {
    auto store = data_folder_of(settings).open();
    const auto codes = find_codes(store, arguments);
    if (codes.empty()) throw CommandError{"there are no codes to print"};
    std::ofstream file{arguments.out, std::ios::binary};
    file << sheet_html(codes, public_url_of(settings));
    file.close();
    if (!file) throw CommandError{"cannot write " + arguments.out.string()};
    std::cout << "Wrote " << codes.size() << " codes to " << arguments.out.string() << '\n';
}

} // namespace

void add_codes_sheet(const Command& codes) {
    const auto sheet = codes.add_command("sheet", "Write a page to print, 24 cards with QR codes on each A4 sheet");
    const auto arguments = std::make_shared<DrawSheet>();
    sheet.option({"codes", "CODE", "Only these codes"}, arguments->codes);
    sheet.option({"--out", "FILE", "The HTML file to write"}, arguments->out).required();
    const SettingFlags flags{sheet};
    flags.add("public-url").default_is(default_public_url);
    sheet.option({"--module", "MODULE", "Only the codes of this module"}, arguments->module);
    sheet.option({"--unit", "ID", "Only the codes of this unit"}, arguments->unit_id);
    flags.add({"data"});
    sheet.say_below("Examples:\n"
                    "  zhiping codes sheet --out sheet.html --public-url https://pingjia.example.cn\n"
                    "  zhiping codes sheet --out windows.html --module service --unit 420100\n"
                    "  zhiping codes sheet --out one.html 7K3F-9QXM-2B4C-8D1E-5");
    flags.run([arguments](const Settings& settings) { draw_sheet(*arguments, settings); });
}

} // namespace zhiping::command_line
