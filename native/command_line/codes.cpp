#include "native/app/revoke_code.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/data_folder.hpp"
#include "native/outside/clock.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct RevokeCode {
    DataFolder data;
    std::string code;
};

void revoke_code(const RevokeCode& settings) {
    const auto code = Code::parse(settings.code);
    if (!code) throw CommandError{"'" + settings.code + "' is not a code: a character is wrong or missing"};
    auto store = settings.data.open();
    if (!app::revoke_code(store, *code, outside::SystemClock{}.now()))
        throw CommandError{"the code " + code->grouped() + " was never issued"};
    std::cout << "Revoked " << code->grouped() << '\n';
}

void add_codes_revoke(CLI::App& codes) {
    auto* revoke = codes.add_subcommand("revoke", "Let a code be used no longer; what was evaluated with it stays");
    const auto settings = std::make_shared<RevokeCode>();
    revoke->add_option("code", settings->code, "The code, as printed")->type_name("CODE")->required();
    settings->data.add_option(*revoke);
    revoke->footer("Examples:\n  zhiping codes revoke 7K3F-9QXM-2B4C-8D1E-5");
    revoke->callback([settings] { revoke_code(*settings); });
}

} // namespace

void add_codes(CLI::App& program) {
    auto* codes = program.add_subcommand("codes", "The codes on documents and at places");
    codes->require_subcommand(1);
    codes->footer("Examples:\n"
                  "  zhiping codes create --csv assets/units/sample-codes.csv\n"
                  "  zhiping codes sheet --out sheet.html --unit 420100\n"
                  "  zhiping codes revoke 7K3F-9QXM-2B4C-8D1E-5");
    add_codes_create(*codes);
    add_codes_revoke(*codes);
    add_codes_sheet(*codes);
}

} // namespace zhiping::command_line
