#include "native/app/rotate_keys.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

void init_keys(const app::DataFolder& data, Date today) {
    auto store = data.open_or_create();
    const auto file = data.key_file();
    const auto lock = data.lock_keys();
    if (std::filesystem::exists(file))
        throw CommandError{file.string() + " exists already: use keys rotate for a new key"};
    if (app::has_sealed_files(store))
        throw CommandError{"what is stored needs the keys it was sealed with: take " + file.string() +
                           " from your backup"};
    sealing::KeyRing ring;
    ring.add_newest(today);
    ring.save(file);
    std::cout << "Made " << file.string()
              << ". Keep a copy where the data is not: without it nobody can read photos and videos, and query codes "
                 "on paper open nothing, and nobody is found by their number.\n";
}

void list_keys(const app::DataFolder& data, Date) {
    auto store = data.open();
    std::vector<std::vector<std::string>> rows{{"key", "for", "made", "files"}};
    const auto ring = sealing::KeyRing::load(data.key_file());
    for (const auto& key : ring.keys())
        rows.push_back(
            {key.id, "evidence", to_string(key.made), std::to_string(app::count_files_of_key(store, key.id))});
    if (const auto& key = ring.query_key()) rows.push_back({key->id, "query codes", to_string(key->made), ""});
    if (const auto& key = ring.person_key()) rows.push_back({key->id, "persons", to_string(key->made), ""});
    const char* use = ring.signing_key() ? "signing receipts" : "checking receipts";
    for (const auto& key : ring.public_keys()) {
        rows.push_back({key.id, use, to_string(key.made), ""});
        use = "checking receipts";
    }
    print_table(rows);
}

void rotate_keys(const app::DataFolder& data, Date today) {
    auto store = data.open();
    const auto lock = data.lock_keys();
    auto ring = sealing::KeyRing::load(data.key_file());
    const auto rotated =
        app::rotate_to_new_key(store, ring, today, [&](const auto& keys) { keys.save(data.key_file()); });
    std::cout << "New key " << ring.keys().front().id << "; " << rotated.files
              << " files are opened with it now. Receipts are signed with " << ring.public_keys().front().id
              << ". Copy " << data.key_file().string() << " to your backup again.\n";
    if (rotated.pruned > 0)
        std::cout << "Took out " << rotated.pruned
                  << " older keys that open nothing any more; backups made before need "
                  << "the copy of the keys that you have.\n";
    for (const auto& problem : rotated.problems) std::cerr << problem << '\n';
    if (!rotated.problems.empty())
        throw CommandError{std::to_string(rotated.problems.size()) + " keys cannot be opened and stay as they are"};
}

struct KeysCommand {
    const char* name;
    const char* about;
    void (*run)(const app::DataFolder&, Date today);
};
constexpr KeysCommand keys_commands[] = {
    {"init", "Make the file of keys; serve does it too when nothing is stored yet", init_keys},
    {"list", "Show which keys there are, the newest first, what for, and how many files each opens", list_keys},
    {"rotate",
     "Add a new key and wrap the keys of all files with it; one that opens nothing goes at the next rotation on a "
     "later day. Receipts are signed with a new key too, and those of query codes and persons stay as they are",
     rotate_keys},
};

void add_command(const Command& keys, const KeysCommand& words, const Outside& outside) {
    const auto& [name, about, run] = words;
    const auto command = keys.add_command(name, about);
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below(std::string{"Examples:\n  zhiping keys "} + name + "\n  zhiping keys " + name +
                      " --keys /etc/zhiping/keys");
    flags.run([run = run, outside](const Settings& settings) {
        run(data_folder_of(settings), china_date(outside.clock.now()));
    });
}

} // namespace

void add_keys(const Command& program, const Outside& outside) {
    const auto keys = program.add_group("keys", "The keys that photos, videos and persons are sealed with, query codes "
                                                "are made of and receipts are signed with");
    keys.say_below("Examples:\n  zhiping keys list");
    for (const auto& words : keys_commands) add_command(keys, words, outside);
}

} // namespace zhiping::command_line
