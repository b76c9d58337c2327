#include "native/app/remove_evidence.hpp"
#include "native/app/verify_evidence.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/progress_bar.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

void print(const app::Verification& result) {
    for (const auto& problem : result.problems) std::cout << "WRONG " << printable(problem) << '\n';
    std::cout << result.files << " files, " << result.bytes / 1'000'000 << " MB, " << result.links << " links, head "
              << to_digits(result.head) << '\n';
}

std::vector<Sha256> parse_heads(const std::vector<std::string>& words) {
    std::vector<Sha256> heads;
    for (const auto& word : words) {
        const auto head = parse_sha256(word);
        if (!head)
            throw CommandError{"'" + word +
                               "' is not a head of the chain: 64 digits from 0 to 9 and a to f, as on a receipt"};
        heads.push_back(*head);
    }
    return heads;
}

// Every file in it is named as well; this is why.
void say_when_missing(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder))
        std::cout << "WRONG there is no folder " << printable(folder.string()) << ": take the one of your backup\n";
}

void verify(const std::vector<std::string>& written_heads, const app::DataFolder& data) {
    const auto heads = parse_heads(written_heads);
    auto store = data.open();
    const auto vault = data.open_vault();
    const auto result = [&] {
        ProgressBar bar;
        return app::verify_evidence(
            store, *vault, [&](auto done, auto all) { bar.show(done, all); }, heads);
    }();
    if (result.files > 0) say_when_missing(data.evidence_folder());
    print(result);
    if (!result.problems.empty())
        throw CommandError{std::to_string(result.problems.size()) +
                           " things are wrong with what is stored; they are listed above"};
}

void remove(const std::string& received_before, const app::DataFolder& data, Instant now) {
    const auto day = parse_date(received_before);
    if (!day) throw CommandError{"'" + received_before + "' is not a day like 2026-11-20"};
    auto store = data.open();
    const auto vault = data.open_or_create_vault();
    const auto begin = Instant{*day} - china_offset;
    if (begin > now) throw CommandError{received_before + " is in the future"};
    std::size_t problems = 0;
    const auto tell = [&](const std::string& problem) {
        ++problems;
        std::cout << "WRONG " << printable(problem) << '\n';
    };
    const auto removed = app::remove_evidence_before(store, *vault, begin, now, tell);
    std::cout << "Removed " << removed << " photos and videos\n";
    if (problems > 0) throw CommandError{std::to_string(problems) + " could not be removed; they are listed above"};
}

} // namespace

void add_verify(const Command& program) {
    const auto command =
        program.add_command("verify", "Read every photo and video and compare it with what is stored of it");
    const auto heads = std::make_shared<std::vector<std::string>>();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.option({"--head", "HEX", "A head of the chain that a receipt carries: it must be there still"}, *heads);
    command.say_below("Exits with 1 when anything is wrong, and names it.\n"
                      "Examples:\n  zhiping verify\n  zhiping verify --data /srv/zhiping --keys /etc/zhiping/keys\n"
                      "  zhiping verify --head 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9");
    flags.run([heads](const Settings& settings) { verify(*heads, data_folder_of(settings)); });
}

void add_evidence(const Command& program, const Outside& outside) {
    const auto evidence = program.add_group("evidence", "The photos and videos of evaluations");
    evidence.say_below("Examples:\n  zhiping evidence remove --received-before 2023-11-20");
    const auto command =
        evidence.add_command("remove", "Remove what was received before a day, because its retention is over");
    const auto received_before = std::make_shared<std::string>();
    command.option({"--received-before", "DAY", "The first day that is kept, in China"}, *received_before).required();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below("What was said of them (hash, kind, size, time) stays; nobody can read them any more.\n"
                      "Examples:\n  zhiping evidence remove --received-before 2023-11-20");
    flags.run([received_before, outside](const Settings& settings) {
        remove(*received_before, data_folder_of(settings), outside.clock.now());
    });
}

} // namespace zhiping::command_line
