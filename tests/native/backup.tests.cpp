#include "tests/support/backups.hpp"
#include "tests/support/flip_bit.hpp"
#include "tests/support/full_disk.hpp"

#include "native/files/file_lock.hpp"

#include <catch_amalgamated.hpp>

#include <atomic>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

std::string number_of(const std::string& evaluation) { return evaluation.substr(evaluation.rfind('/') + 1); }

} // namespace

TEST_CASE("A backup beside a server that is sent evaluations has every one with a receipt, and its photo") {
    Evaluated house;
    Served served{house.zhiping, {"--unlimited"}};
    REQUIRE(served.port != 0);
    std::mutex lock;
    std::set<std::string> receipts{number_of(house.evaluation)};
    std::atomic<bool> is_over = false;
    std::jthread phone{[&] {
        while (!is_over) {
            const auto receipt = number_of(house.submit(served, jpeg(80'000)));
            const std::lock_guard guard{lock};
            receipts.insert(receipt);
        }
    }};
    for (std::size_t round = 1; round <= 3; ++round) {
        REQUIRE(eventually([&] {
            const std::lock_guard guard{lock};
            return receipts.size() > 5 * round;
        }));
        const auto before = [&] {
            const std::lock_guard guard{lock};
            return receipts;
        }();
        const auto backup = backup_in(house.zhiping);
        check_whole(house.zhiping, backup);
        const auto restored = receipts_in(house.zhiping, "restored");
        CHECK(std::includes(restored.begin(), restored.end(), before.begin(), before.end()));
    }
    is_over = true;
    phone.join();
    CHECK(served.stop(SIGTERM) == 0);
}

TEST_CASE("A photo that the backup before has is linked, and each backup stays whole without the other") {
    Evaluated house;
    const auto first = backup_in(house.zhiping);
    const auto photo = fs::path{"evidence"} / house.file().filename();
    CHECK(fs::hard_link_count(first / photo) == 1);
    const auto made = house.zhiping.run({"backup", "backups"});
    CHECK_THAT(made.output, ContainsSubstring("with 1 photos and videos, 0 of them copied anew (0 MB)"));
    CHECK(fs::hard_link_count(first / photo) == 2);
    fs::remove_all(first);
    REQUIRE(backups_in(house.zhiping).size() == 1);
    check_whole(house.zhiping, backups_in(house.zhiping).front());
}

TEST_CASE("A backup can be checked with sha256sum alone") {
    Evaluated house;
    const auto backup = backup_in(house.zhiping);
    const auto check = "cd '" + backup.string() + "' && sha256sum --check --quiet --strict manifest";
    CHECK(std::system(check.c_str()) == 0);
    flip_bit(backup / "evidence" / house.file().filename(), 10);
    CHECK(std::system((check + " >/dev/null 2>&1").c_str()) != 0);
}

TEST_CASE("The keys are in a backup only when they are asked for, and nobody else may read it") {
    Evaluated house;
    const auto without = backup_in(house.zhiping);
    CHECK_FALSE(fs::exists(without / "zhiping.keys"));
    CHECK(house.zhiping.run({"restore", without, "--data", "new"}).output.find("Put the keys into new/zhiping.keys") !=
          std::string::npos);
    const auto with = backup_in(house.zhiping, {"--with-keys"});
    CHECK(content_of(with / "zhiping.keys") == content_of(house.zhiping.file("data/zhiping.keys")));
    CHECK(house.zhiping.run({"restore", with, "--data", "other"}).exit_code == 0);
    CHECK(house.zhiping.run({"verify", "--data", "other"}).exit_code == 0);
    for (const auto& folder : {house.zhiping.file("backups"), with, with / "evidence", house.zhiping.file("other")})
        CHECK((fs::status(folder).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
}

TEST_CASE("Wherever a backup is killed, each that has its name is whole, and the next one succeeds") {
    Evaluated house;
    {
        Served served{house.zhiping, {"--unlimited"}};
        for (int number = 0; number < 12; ++number) house.submit(served, jpeg(2'000'000));
        REQUIRE(served.stop(SIGTERM) == 0);
    }
    for (const auto moment : moments_of([&] { fs::remove_all(backup_in(house.zhiping)); })) {
        CAPTURE(moment.count());
        const auto killed = house.zhiping.start({"backup", "backups"}, "made", "log");
        std::this_thread::sleep_for(moment); // Any will do; many are tried.
        killed.send(SIGKILL);
        killed.wait();
        for (const auto& backup : backups_in(house.zhiping)) check_whole(house.zhiping, backup);
        fs::remove_all(house.zhiping.file("restored"));
        for (const auto& backup : backups_in(house.zhiping)) fs::remove_all(backup);
    }
    check_whole(house.zhiping, backup_in(house.zhiping));
    CHECK_FALSE(fs::exists(house.zhiping.file("backups/.unfinished")));
}

TEST_CASE("On a disk that gets full a backup leaves nothing, and the one before stays whole") {
    Evaluated house;
    const auto first = backup_in(house.zhiping);
    {
        Served served{house.zhiping};
        house.submit(served, jpeg(3'000'000));
        REQUIRE(served.stop(SIGTERM) == 0);
    }
    {
        const FileSizeLimit limit{1'000'000}; // The database fits, the photo does not.
        check_one_line(house.zhiping.run({"backup", "backups"}), "cannot write");
    }
    {
        const FileSizeLimit limit{50'000}; // Nor does the database.
        CHECK(house.zhiping.run({"backup", "backups"}).exit_code == 1);
    }
    CHECK(backups_in(house.zhiping) == std::vector{first});
    CHECK_FALSE(fs::exists(house.zhiping.file("backups/.unfinished")));
    check_whole(house.zhiping, first);
    const auto second = backup_in(house.zhiping);
    const FileSizeLimit limit{1'000'000};
    check_one_line(house.zhiping.run({"restore", second, "--data", "new"}), "cannot write");
    CHECK_FALSE(fs::exists(house.zhiping.file("new")));
    CHECK_FALSE(fs::exists(house.zhiping.file("new.restoring")));
}

TEST_CASE("A full disk of its own is told in words") {
    Evaluated house;
    const auto database_kb = fs::file_size(house.zhiping.file("data/zhiping.db")) / 1024;
    // The database fits, the photo of 100 kB does not.
    const auto size = "size=" + std::to_string(database_kb + 40) + "k";
    const SmallDisk disk{house.zhiping.file("backups"), size.c_str()};
    if (!disk.is_there()) SKIP("only root may mount a disk here");
    const auto refused = house.zhiping.run({"backup", "backups"});
    check_one_line(refused, "No space left");
    CHECK(backups_in(house.zhiping).empty());
}

TEST_CASE("After a backup with a damaged manifest the next one copies everything, and says so") {
    Evaluated house;
    std::ofstream{backup_in(house.zhiping) / "manifest"} << "x";
    const auto made = house.zhiping.run({"backup", "backups"});
    check_one_line(made, "1 things are");
    CHECK_THAT(made.output, ContainsSubstring("manifest is damaged") && ContainsSubstring("1 of them copied anew"));
}

TEST_CASE("A backup beside the data it is of is refused") {
    Evaluated house;
    for (const auto* folder : {"data", "data/backups", "data/../data/x"})
        check_one_line(house.zhiping.run({"backup", folder}), "make the backup on another disk");
}

TEST_CASE("A second backup into the same folder at the same time is refused") {
    Evaluated house;
    backup_in(house.zhiping);
    const files::FileLock first{house.zhiping.file("backups/.lock")};
    check_one_line(house.zhiping.run({"backup", "backups"}), "another backup is being made in backups");
}

TEST_CASE("A photo that is missing is named, and everything else is in the backup") {
    Evaluated house;
    {
        Served served{house.zhiping};
        house.submit(served, jpeg(5000, 'y'));
        REQUIRE(served.stop(SIGTERM) == 0);
    }
    const auto lost = house.file();
    fs::remove(lost);
    const auto made = house.zhiping.run({"backup", "backups"});
    check_one_line(made, "1 things are not in the backup");
    CHECK_THAT(made.output, ContainsSubstring("WRONG evidence 1 of ZP-") && ContainsSubstring(lost.filename()));
    REQUIRE(house.zhiping.run({"restore", "backups", "--data", "new"}).exit_code == 0);
    CHECK(receipts_in(house.zhiping, "new").size() == 2);
}

TEST_CASE("What is removed while a backup copies stays on the disk until that is done") {
    Evaluated house;
    const auto photo = house.file();
    const auto remove = [&] {
        // A server sweeps when it starts.
        Served served{house.zhiping};
        REQUIRE(served.stop(SIGTERM) == 0);
    };
    store::Store{house.zhiping.file("data/zhiping.db")}.write([](store::Database& database) {
        database.execute("UPDATE evidence SET key_id = NULL, wrapped_key = NULL, removed_at = 1795160000;"
                         "INSERT INTO leftover_file (file_id) SELECT file_id FROM evidence");
    });
    {
        const files::FileLock copying{house.zhiping.file("data/removal.lock")};
        remove();
        CHECK(fs::exists(photo));
    }
    remove();
    CHECK_FALSE(fs::exists(photo));
}
