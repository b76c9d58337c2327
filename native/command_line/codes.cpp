#include "native/app/revoke_code.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct Revocation {
    std::string code;
    std::string from; // Empty: at once.
};

void revoke_code(const Revocation& asked, const app::DataFolder& data, Instant now) {
    const auto code = Code::parse(asked.code);
    if (!code) throw CommandError{"'" + asked.code + "' is not a code: a character is wrong or missing"};
    const auto from = asked.from.empty() ? now : parse_china_time(asked.from);
    if (!from) throw CommandError{"'" + asked.from + "' is not like \"2027-01-01 00:00\""};
    auto store = data.open();
    if (!app::revoke_code(store, *code, *from)) throw CommandError{"the code " + code->grouped() + " was never issued"};
    std::cout << (*from > now ? "Ends at " + to_china_time(*from) + ": " : "Revoked ") << code->grouped() << '\n';
}

void add_codes_revoke(const Command& codes, const Outside& outside) {
    const auto revoke = codes.add_command("revoke", "Let a code be used no longer; what was evaluated with it stays");
    const auto asked = std::make_shared<Revocation>();
    revoke.option({"code", "CODE", "The code, as printed"}, asked->code).required();
    revoke.option({"--from", "TIME", "Not at once but from then on, in China: \"2027-01-01 00:00\""}, asked->from);
    const SettingFlags flags{revoke};
    flags.add({"data"});
    revoke.say_below("Examples:\n"
                     "  zhiping codes revoke 7K3F-9QXM-2B4C-8D1E-5\n"
                     "  zhiping codes revoke 7K3F-9QXM-2B4C-8D1E-5 --from \"2027-01-01 00:00\"");
    flags.run([asked, outside](const Settings& settings) {
        revoke_code(*asked, data_folder_of(settings), outside.clock.now());
    });
}

} // namespace

void add_codes(const Command& program, const Outside& outside) {
    const auto codes = program.add_group("codes", "The codes on documents and at places");
    codes.say_below("Examples:\n"
                    "  zhiping codes create --csv assets/units/sample-codes.csv\n"
                    "  zhiping codes blank --module law_enforcement --unit 420114 --document-type 违法停车告知单 \\\n"
                    "      --count 500\n"
                    "  zhiping codes sheet --out sheet.html --unit 420100\n"
                    "  zhiping codes sign --out hall.html --module service --unit 420114\n"
                    "  zhiping codes revoke 7K3F-9QXM-2B4C-8D1E-5");
    add_codes_create(codes, outside);
    add_codes_blank(codes, outside);
    add_codes_revoke(codes, outside);
    add_codes_sheet(codes, outside);
}

} // namespace zhiping::command_line
