#include "native/app/list_codes.hpp"
#include "native/app/open_code.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/data_folder.hpp"
#include "native/command_line/public_url.hpp"
#include "native/command_line/sheet.hpp"

#include <fstream>
#include <iostream>

namespace zhiping::command_line {

namespace {

struct DrawSheet {
    DataFolder data;
    std::filesystem::path out;
    std::optional<wire::Origin> public_url = wire::parse_origin("http://127.0.0.1:8080");
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

store::CodeFilter filter_of(const DrawSheet& settings) {
    store::CodeFilter filter;
    if (!settings.unit_id.empty()) filter.unit_id = settings.unit_id;
    if (settings.module.empty()) return filter;
    filter.module = find_by_id(modules, settings.module);
    if (!filter.module) throw CommandError{"there is no module '" + settings.module + "'"};
    return filter;
}

std::vector<CodeFacts> find_codes(store::Store& store, const DrawSheet& settings) {
    if (settings.codes.empty()) return app::list_codes(store, filter_of(settings));
    std::vector<CodeFacts> found;
    for (const auto& typed : settings.codes) found.push_back(open_code(store, typed));
    return found;
}

void draw_sheet(const DrawSheet& settings) {
    auto store = settings.data.open();
    const auto codes = find_codes(store, settings);
    if (codes.empty()) throw CommandError{"there are no codes to print"};
    std::ofstream file{settings.out, std::ios::binary};
    file << sheet_html(codes, wire::to_url(*settings.public_url));
    file.close();
    if (!file) throw CommandError{"cannot write " + settings.out.string()};
    std::cout << "Wrote " << codes.size() << " codes to " << settings.out.string() << '\n';
}

} // namespace

void add_codes_sheet(const Command& codes) {
    const auto sheet = codes.add_command("sheet", "Write a page to print, 24 cards with QR codes on each A4 sheet");
    const auto settings = std::make_shared<DrawSheet>();
    sheet.option({"codes", "CODE", "Only these codes"}, settings->codes);
    sheet.option({"--out", "FILE", "The HTML file to write"}, settings->out).required();
    add_public_url_option(sheet, settings->public_url).default_is(wire::to_url(*settings->public_url));
    sheet.option({"--module", "MODULE", "Only the codes of this module"}, settings->module);
    sheet.option({"--unit", "ID", "Only the codes of this unit"}, settings->unit_id);
    settings->data.add_option(sheet);
    sheet.say_below("Examples:\n"
                    "  zhiping codes sheet --out sheet.html --public-url https://pingjia.example.cn\n"
                    "  zhiping codes sheet --out windows.html --module service --unit 420100\n"
                    "  zhiping codes sheet --out one.html 7K3F-9QXM-2B4C-8D1E-5");
    sheet.run([settings] { draw_sheet(*settings); });
}

} // namespace zhiping::command_line
