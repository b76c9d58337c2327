#include "native/app/read_attachment.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"

#include <fstream>
#include <iostream>

namespace zhiping::command_line {

namespace {

struct GiveOut {
    std::string receipt;
    std::string hash;
    std::filesystem::path out;
};

void write_file(const std::filesystem::path& path, const std::string& content) {
    std::ofstream file{path, std::ios::binary};
    file << content;
    file.close();
    if (!file) throw CommandError{"cannot write " + path.string()};
}

void give_out(const GiveOut& arguments, const app::DataFolder& data) {
    const auto receipt = ReceiptNumber::parse(arguments.receipt);
    if (!receipt) throw CommandError{"'" + arguments.receipt + "' is not a receipt number"};
    const auto hash = parse_sha256(arguments.hash);
    if (!hash) throw CommandError{"'" + arguments.hash + "' is not a hash: 64 digits from 0 to 9 and a to f"};
    auto store = data.open();
    const auto vault = data.open_vault();
    const auto read = app::read_attachment(store, *vault, *receipt, *hash);
    if (!read) throw CommandError{std::string{text(read.error().message, Language::English)}};
    write_file(arguments.out, read->content);
    const auto& attachment = read->attachment;
    std::cout << "Wrote " << printable(attachment.name) << " ("
              << facts_of(attachment_formats, attachment.format).media_type << ", " << attachment.bytes << " bytes) to "
              << printable(arguments.out.string()) << '\n';
}

} // namespace

void add_cases_attachment(const Command& cases) {
    const auto command = cases.add_command("attachment", "Write a file that is attached to a reply");
    const auto arguments = std::make_shared<GiveOut>();
    command.option({"receipt", "RECEIPT", "The receipt number of its evaluation"}, arguments->receipt).required();
    command.option({"hash", "HASH", "The SHA-256 of its content, as 'cases show' prints it"}, arguments->hash)
        .required();
    command.option({"--out", "FILE", "The file to write"}, arguments->out).required();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below("Examples:\n  zhiping cases attachment ZP-20261120-7K3F9QXM-4 "
                      "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9 --out 复核意见书.pdf");
    flags.run([arguments](const Settings& settings) { give_out(*arguments, data_folder_of(settings)); });
}

} // namespace zhiping::command_line
