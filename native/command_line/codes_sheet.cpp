#include "native/command_line/code_choice.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/drawing/qr_svg.hpp"
#include "native/drawing/sheet.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace zhiping::command_line {

namespace {

std::string public_url_of(const Settings& settings) {
    const auto url = settings.find_public_url("public-url");
    return url ? wire::to_url(*url) : default_public_url;
}

void write(const std::filesystem::path& path, const std::string& content) {
    std::ofstream file{path, std::ios::binary};
    file << content;
    file.close();
    if (!file) throw CommandError{"cannot write " + path.string()};
}

using Draw = std::string (*)(const std::vector<CodeFacts>&, const std::string& public_url);

// A command that writes one page to print.
Command add_page(const Command& codes, const Outside& outside, const char* name, const char* help, Draw draw) {
    const auto command = codes.add_command(name, help);
    const auto choice = add_code_choice(command);
    const auto out = std::make_shared<std::filesystem::path>();
    command.option({"--out", "FILE", "The HTML file to write"}, *out).required();
    const SettingFlags flags{command};
    flags.add("public-url").default_is(default_public_url);
    flags.add({"data"});
    flags.run([choice, out, draw, outside](const Settings& settings) {
        auto store = data_folder_of(settings).open();
        const auto found = find_codes(store, *choice, outside.clock.now());
        write(*out, draw(found, public_url_of(settings)));
        std::cout << "Wrote " << found.size() << " codes to " << out->string() << '\n';
    });
    return command;
}

// Each as a picture of its own.
void draw_pictures(const std::vector<CodeFacts>& codes, const std::filesystem::path& folder, const std::string& url) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    for (const auto& facts : codes)
        write(folder / (facts.code.symbols() + ".svg"),
              drawing::qr_svg_file(url + "/e/" + facts.code.symbols(), drawing::QrLoss::Quarter, facts.code.grouped()));
}

void add_pictures(const Command& codes, const Outside& outside) {
    const auto command =
        codes.add_command("svg", "Write a QR code for each as an SVG file, for other systems' printers");
    const auto choice = add_code_choice(command);
    const auto out = std::make_shared<std::filesystem::path>();
    command.option({"--out", "FOLDER", "The folder for the files, CODE.svg each"}, *out).required();
    const SettingFlags flags{command};
    flags.add("public-url").default_is(default_public_url);
    flags.add({"data"});
    command.say_below("Examples:\n"
                      "  zhiping codes svg --out pictures --unit 420114 --public-url https://pingjia.example.cn");
    flags.run([choice, out, outside](const Settings& settings) {
        auto store = data_folder_of(settings).open();
        const auto found = find_codes(store, *choice, outside.clock.now());
        draw_pictures(found, *out, public_url_of(settings));
        std::cout << "Wrote " << found.size() << " files to " << out->string() << '\n';
    });
}

} // namespace

void add_codes_sheet(const Command& codes, const Outside& outside) {
    add_page(codes, outside, "sheet", "Write a page to print, 24 cards with QR codes on each A4 sheet",
             drawing::sheet_html)
        .say_below("Examples:\n"
                   "  zhiping codes sheet --out sheet.html --public-url https://pingjia.example.cn\n"
                   "  zhiping codes sheet --out windows.html --module service --unit 420100\n"
                   "  zhiping codes sheet --out forms.html --block 3\n"
                   "  zhiping codes sheet --out one.html 7K3F-9QXM-2B4C-8D1E-5");
    add_page(codes, outside, "sign", "Write signs to print and hang up, one on each A4 page", drawing::signs_html)
        .say_below("Examples:\n"
                   "  zhiping codes sign --out hall.html --module service --unit 420114 \\\n"
                   "      --public-url https://pingjia.example.cn");
    add_pictures(codes, outside);
}

} // namespace zhiping::command_line
