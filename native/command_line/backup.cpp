#include "native/app/back_up.hpp"
#include "native/app/restore_backup.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/progress_bar.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/files/posix_folder.hpp"

#include <csignal>
#include <iostream>
#include <optional>

namespace zhiping::command_line {

namespace {

namespace fs = std::filesystem;

struct Backup {
    fs::path folder;
    bool has_keys = false;
};

struct Restore {
    fs::path from, data;
    bool accepts_loss = false;
};

// A backup on the same disk would be lost with the data.
void refuse_inside(const fs::path& data, const fs::path& folder) {
    const auto outer = fs::weakly_canonical(data), inner = fs::weakly_canonical(folder);
    if (std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end())
        throw CommandError{folder.string() + " is inside of " + data.string() + ": make the backup on another disk"};
}

void print(const app::BackedUp& made, bool has_keys) {
    for (const auto& problem : made.problems) std::cout << "WRONG " << printable(problem) << '\n';
    std::cout << "Made " << made.folder.string() << " with " << made.files << " photos and videos, " << made.copied
              << " of them copied anew (" << made.bytes_copied / 1'000'000 << " MB).\n";
    if (has_keys)
        std::cout << "The keys are in it: whoever has it can read every photo and video.\n";
    else
        std::cout << "The keys are not in it: keep a copy of them elsewhere.\n";
    if (!made.problems.empty())
        throw CommandError{std::to_string(made.problems.size()) +
                           " things are not in the backup; they are listed above"};
}

void back_up(const Backup& arguments, const app::DataFolder& data, Instant now) {
    std::signal(SIGXFSZ, SIG_IGN); // A file that may not grow is a failed write, and what was written is removed.
    refuse_inside(data.path, arguments.folder);
    auto store = data.open();
    std::optional<files::FileLock>
        keys; // A key rotation during the backup would remove keys that the copied database needs.
    if (arguments.has_keys) keys.emplace(data.lock_keys());
    const auto removals = data.lock_removals();
    const files::PosixFolder evidence{data.evidence_folder(), files::WhenMissing::Leave};
    const app::BackupSource source{store, evidence, arguments.has_keys ? data.key_file() : fs::path{}};
    const auto made = [&] {
        ProgressBar bar;
        return app::back_up(source, arguments.folder, now, [&](auto done, auto all) { bar.show(done, all); });
    }();
    print(made, arguments.has_keys);
}

void restore(const Restore& arguments) {
    std::signal(SIGXFSZ, SIG_IGN);
    const auto restored = [&] {
        ProgressBar bar;
        const auto show = [&](auto done, auto all) { bar.show(done, all); };
        return arguments.accepts_loss ? app::restore_without_log(arguments.from, arguments.data, show)
                                      : app::restore_backup(arguments.from, arguments.data, show);
    }();
    for (const auto& problem : restored.problems) std::cout << "WRONG " << printable(problem) << '\n';
    const auto data = arguments.data.string();
    std::cout << "Restored " << restored.backup.string() << " to " << data << ": "
              << (restored.made.empty() ? "a copy without its log"
                                        : "everything as it was at " + restored.made + " in China")
              << ", with " << restored.files << " photos and videos.\n";
    if (!restored.has_keys) std::cout << "Put the keys into " << data << "/zhiping.keys, or give --keys.\n";
    std::cout << "Now run: zhiping verify --data " << data << '\n';
    if (!restored.problems.empty())
        throw CommandError{std::to_string(restored.problems.size()) +
                           " photos and videos could not be restored; they are listed above, and another backup may "
                           "have them"};
}

void add_restore(const Command& program) {
    const auto command = program.add_command("restore", "Put a backup back, into a new folder");
    const auto arguments = std::make_shared<Restore>();
    command.option({"dir", "DIR", "A backup, or a folder of backups: then the newest"}, arguments->from).required();
    command.option({"--data", "NEW", "Where everything will be stored: empty, or not there yet"}, arguments->data)
        .required();
    command.flag("--without-log", arguments->accepts_loss,
                 "Take a copy that was made by hand without zhiping.db-wal, and lose what that held");
    command.say_below("Everything is compared with what it was, and the folder gets its name last.\n"
                      "Examples:\n  zhiping restore /backup/zhiping --data /srv/zhiping\n"
                      "  zhiping restore /backup/zhiping/2026-11-28-181500 --data /srv/zhiping-before");
    command.run([arguments] { restore(*arguments); });
}

} // namespace

void add_backup(const Command& program, const Outside& outside) {
    const auto command = program.add_command("backup", "Copy everything that is stored, beside a running server");
    const auto arguments = std::make_shared<Backup>();
    command.option({"dir", "DIR", "The folder of backups; each gets a folder of its own in it"}, arguments->folder)
        .required();
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.flag("--with-keys", arguments->has_keys,
                 "Copy the keys too: then the backup alone opens photos and videos");
    command.say_below(
        "Photos and videos that the newest backup has are linked, not copied. Remove old ones as you like.\n"
        "To check one again: cd DIR/2026-11-28-181500 && sha256sum --check --quiet manifest\n"
        "Examples:\n  zhiping backup /backup/zhiping --data /srv/zhiping\n"
        "  zhiping backup /safe/zhiping --data /srv/zhiping --with-keys");
    flags.run([arguments, outside](const Settings& settings) {
        back_up(*arguments, data_folder_of(settings), outside.clock.now());
    });
    add_restore(program);
}

} // namespace zhiping::command_line
