#include "native/app/data_folder.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/sealing/key_ring.hpp"
#include "native/sealing/receipt_token.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/wire/public_keys_json.hpp"

#include <fstream>
#include <iostream>

namespace zhiping::command_line {

namespace {

constexpr std::size_t max_keys_bytes = 1'000'000;

struct VerifyReceipt {
    std::string token;
    std::string file; // "-": the standard input.
    std::string public_keys;
};

// No more than is asked for: what comes may have no end.
std::string read_up_to(std::istream& stream, std::size_t bytes) {
    std::string content(bytes, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(bytes));
    content.resize(static_cast<std::size_t>(stream.gcount()));
    return content;
}

std::string read_file(const std::string& name, std::size_t bytes) {
    if (name == "-") return read_up_to(std::cin, bytes);
    std::ifstream file{name, std::ios::binary};
    if (!file) throw CommandError{"cannot read " + name};
    return read_up_to(file, bytes);
}

std::string token_of(const VerifyReceipt& arguments) {
    if (arguments.token.empty() == arguments.file.empty())
        throw UsageError{"name a token, or a file that holds it with --file"};
    if (arguments.token == "-") return read_file("-", sealing::max_token_bytes + 1);
    return arguments.file.empty() ? arguments.token : read_file(arguments.file, sealing::max_token_bytes + 1);
}

std::vector<sealing::PublicKey> load_public_keys(const std::string& name) {
    const auto served = wire::decode_public_keys(read_file(name, max_keys_bytes));
    if (!served) throw CommandError{name + " holds no public keys as /.well-known/zhiping-keys serves them"};
    std::vector<sealing::PublicKey> keys;
    for (const auto& each : *served) {
        auto key = sealing::public_key_from_base64(each.id, each.made, each.public_key);
        if (!key) throw CommandError{name + ": the key " + each.id + " is damaged"};
        keys.push_back(*std::move(key));
    }
    return keys;
}

std::vector<sealing::PublicKey> public_keys_of(const VerifyReceipt& arguments, const Settings& settings) {
    if (!arguments.public_keys.empty()) return load_public_keys(arguments.public_keys);
    const auto file = data_folder_of(settings).key_file();
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        throw CommandError{"there is no file of keys " + file.string() +
                           ": name it, or public keys with --public-keys"};
    return sealing::KeyRing::load(file).public_keys();
}

void print(const sealing::ReceiptToken& token) {
    const auto& facts = token.facts;
    std::cout << "Valid\n";
    print_table({{"receipt", facts.receipt.text()},
                 {"received", to_china_time(facts.received)},
                 {"satisfaction", std::string{facts_of(satisfactions, facts.satisfaction).id}},
                 {"statement", facts.statement ? to_digits(*facts.statement) : "none"},
                 {"journal line", std::to_string(facts.line)},
                 {"journal head", to_digits(facts.head)},
                 {"signed with", token.key_id}});
}

void verify_receipt(const VerifyReceipt& arguments, const Settings& settings) {
    const auto typed = token_of(arguments);
    const auto token = sealing::check_receipt_token(typed, public_keys_of(arguments, settings));
    if (!token) throw CommandError{std::string{text(token.error().message, Language::English)}};
    print(*token);
}

} // namespace

void add_receipt(const Command& program) {
    const auto receipt = program.add_group("receipt", "The signed receipts that citizens have");
    receipt.say_below("Examples:\n  zhiping receipt verify --file token.txt");
    const auto verify = receipt.add_command("verify", "Check the signature of a receipt, and say what it states");
    const auto arguments = std::make_shared<VerifyReceipt>();
    verify.option({"token", "TOKEN", "The signed receipt, from ZP1 on; - reads it from the standard input"},
                  arguments->token);
    verify.option({"--file", "FILE", "A file that holds it"}, arguments->file);
    verify.option({"--public-keys", "FILE", "Public keys as /.well-known/zhiping-keys serves them, instead of our own"},
                  arguments->public_keys);
    const SettingFlags flags{verify};
    flags.add({"data", "keys"});
    verify.say_below(
        "Exits with 1 when it is not valid, and says why. That the journal still holds its line is checked "
        "by 'zhiping verify --head'.\n"
        "Examples:\n"
        "  zhiping receipt verify --file token.txt\n"
        "  zhiping receipt verify - < token.txt\n"
        "  zhiping receipt verify --file token.txt --public-keys zhiping-keys.json");
    flags.run([arguments](const Settings& settings) { verify_receipt(*arguments, settings); });
}

} // namespace zhiping::command_line
