#include "native/app/revoke_code.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

void revoke_code(const std::string& written, const app::DataFolder& data, Instant now) {
    const auto code = Code::parse(written);
    if (!code) throw CommandError{"'" + written + "' is not a code: a character is wrong or missing"};
    auto store = data.open();
    if (!app::revoke_code(store, *code, now)) throw CommandError{"the code " + code->grouped() + " was never issued"};
    std::cout << "Revoked " << code->grouped() << '\n';
}

void add_codes_revoke(const Command& codes, const Outside& outside) {
    const auto revoke = codes.add_command("revoke", "Let a code be used no longer; what was evaluated with it stays");
    const auto code = std::make_shared<std::string>();
    revoke.option({"code", "CODE", "The code, as printed"}, *code).required();
    const SettingFlags flags{revoke};
    flags.add({"data"});
    revoke.say_below("Examples:\n  zhiping codes revoke 7K3F-9QXM-2B4C-8D1E-5");
    flags.run([code, outside](const Settings& settings) {
        revoke_code(*code, data_folder_of(settings), outside.clock.now());
    });
}

} // namespace

void add_codes(const Command& program, const Outside& outside) {
    const auto codes = program.add_group("codes", "The codes on documents and at places");
    codes.say_below("Examples:\n"
                    "  zhiping codes create --csv assets/units/sample-codes.csv\n"
                    "  zhiping codes sheet --out sheet.html --unit 420100\n"
                    "  zhiping codes sign --out hall.html --module service --unit 420114\n"
                    "  zhiping codes revoke 7K3F-9QXM-2B4C-8D1E-5");
    add_codes_create(codes, outside);
    add_codes_revoke(codes, outside);
    add_codes_sheet(codes);
}

} // namespace zhiping::command_line
