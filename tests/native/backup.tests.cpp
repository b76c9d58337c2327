#include "tests/support/evaluated.hpp"
#include "tests/support/flip_bit.hpp"
#include "tests/support/full_disk.hpp"

#include "native/files/file_lock.hpp"

#include <catch_amalgamated.hpp>

#include <atomic>
#include <set>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

fs::path backup_in(const CommandLine& zhiping, const std::vector<std::string>& options = {}) {
    std::vector<std::string> words{"backup", "backups"};
    words.insert(words.end(), options.begin(), options.end());
    const auto made = zhiping.run(words);
    REQUIRE(made.problem == "");
    REQUIRE(made.exit_code == 0);
    return zhiping.file(between(made.output, "Made ", " with"));
}

std::vector<fs::path> backups_in(const CommandLine& zhiping) {
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{zhiping.file("backups"), none})
        if (!entry.path().filename().string().starts_with(".")) found.push_back(entry.path());
    return found;
}

std::set<std::string> receipts_in(const CommandLine& zhiping, const std::string& data) {
    const auto listed = zhiping.run({"evaluations", "list", "--format", "json", "--data", data});
    REQUIRE(listed.exit_code == 0);
    std::set<std::string> receipts;
    for (const auto& evaluation : Json::parse(listed.output)) receipts.insert(evaluation["receipt"]);
    return receipts;
}

// Restores, and checks with the keys of the data.
void check_whole(const CommandLine& zhiping, const fs::path& backup) {
    const auto data = zhiping.file("restored");
    fs::remove_all(data);
    const auto restored = zhiping.run({"restore", backup, "--data", "restored"});
    CHECK(restored.problem == "");
    CHECK(restored.exit_code == 0);
    const auto verified = zhiping.run({"verify", "--data", "restored", "--keys", "data/zhiping.keys"});
    CHECK(verified.problem == "");
    CHECK(verified.exit_code == 0);
}

std::string number_of(const std::string& evaluation) { return evaluation.substr(evaluation.rfind('/') + 1); }

// For moments all over something that takes about as long as it does here.
template <typename Work> std::vector<std::chrono::microseconds> moments_of(Work&& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    const auto whole = std::chrono::steady_clock::now() - began;
    std::vector<std::chrono::microseconds> moments;
    for (int step = 0; step <= 14; ++step)
        moments.push_back(std::chrono::duration_cast<std::chrono::microseconds>(whole * step / 13));
    return moments;
}

} // namespace

TEST_CASE("A backup beside a server that is sent evaluations has every one with a receipt, and its photo") {
    Evaluated house;
    Served served{house.zhiping};
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

TEST_CASE("What is restored is closed: a copy of it by hand is whole") {
    Evaluated house;
    const auto backup = backup_in(house.zhiping);
    fs::create_directory(house.zhiping.file("copy"));
    fs::copy_file(backup / "zhiping.db", house.zhiping.file("copy/zhiping.db"));
    CHECK(receipts_in(house.zhiping, "copy").size() == 1);
}

TEST_CASE("Wherever a backup is killed, each that has its name is whole, and the next one succeeds") {
    Evaluated house;
    {
        Served served{house.zhiping};
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

TEST_CASE("Wherever a restoring is killed, the new folder is whole or not there, and the next one succeeds") {
    Evaluated house;
    {
        Served served{house.zhiping};
        for (int number = 0; number < 12; ++number) house.submit(served, jpeg(2'000'000));
        REQUIRE(served.stop(SIGTERM) == 0);
    }
    const auto backup = backup_in(house.zhiping, {"--with-keys"});
    const auto restore = [&] { return house.zhiping.run({"restore", backup, "--data", "new"}); };
    for (const auto moment : moments_of(restore)) {
        CAPTURE(moment.count());
        fs::remove_all(house.zhiping.file("new"));
        const auto killed = house.zhiping.start({"restore", backup, "--data", "new"}, "made", "log");
        std::this_thread::sleep_for(moment);
        killed.send(SIGKILL);
        killed.wait();
        if (!fs::exists(house.zhiping.file("new"))) continue;
        CHECK(house.zhiping.run({"verify", "--data", "new"}).exit_code == 0);
    }
    fs::remove_all(house.zhiping.file("new"));
    CHECK(restore().exit_code == 0);
    CHECK(house.zhiping.run({"verify", "--data", "new"}).exit_code == 0);
    CHECK_FALSE(fs::exists(house.zhiping.file("new.restoring")));
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
    const SmallDisk disk{house.zhiping.file("backups"), "size=200k"};
    if (!disk.is_there()) SKIP("only root may mount a disk here");
    const auto refused = house.zhiping.run({"backup", "backups"});
    check_one_line(refused, "No space left");
    CHECK(backups_in(house.zhiping).empty());
}

TEST_CASE("One damaged byte in the database or the keys is found, and nothing is restored") {
    Evaluated house;
    const auto backup = backup_in(house.zhiping, {"--with-keys"});
    for (const auto* name : {"zhiping.db", "zhiping.keys"})
        for (const double part : {0.0, 0.3, 0.6, 0.99}) {
            CAPTURE(name, part);
            const auto at = static_cast<std::streamoff>(part * static_cast<double>(fs::file_size(backup / name)));
            flip_bit(backup / name, at);
            const auto refused = house.zhiping.run({"restore", backup, "--data", "new"});
            CHECK(refused.exit_code == 1);
            CHECK(count_of(refused.problem, "\n") == 1);
            CHECK_THAT(refused.problem, ContainsSubstring("damaged") || ContainsSubstring("missing"));
            CHECK_FALSE(fs::exists(house.zhiping.file("new")));
            flip_bit(backup / name, at);
        }
    CHECK(house.zhiping.run({"restore", backup, "--data", "new"}).exit_code == 0);
}

TEST_CASE("No damaged byte in the lines of a manifest is passed over") {
    Evaluated house;
    const auto manifest = backup_in(house.zhiping) / "manifest";
    for (auto at = content_of(manifest).find('\n'); at < fs::file_size(manifest); at += 9) {
        CAPTURE(at);
        flip_bit(manifest, static_cast<std::streamoff>(at));
        const auto restored = house.zhiping.run({"restore", "backups", "--data", "new"});
        CHECK(restored.exit_code == 1);
        CHECK_THAT(restored.output + restored.problem, ContainsSubstring("damaged") || ContainsSubstring("missing"));
        fs::remove_all(house.zhiping.file("new"));
        flip_bit(manifest, static_cast<std::streamoff>(at));
    }
}

TEST_CASE("A photo that is damaged or missing in a backup is named, and everything else is restored") {
    Evaluated house;
    const auto backup = backup_in(house.zhiping, {"--with-keys"});
    const auto photo = backup / "evidence" / house.file().filename();
    const auto check = [&](const std::string& words) {
        fs::remove_all(house.zhiping.file("new"));
        const auto restored = house.zhiping.run({"restore", backup, "--data", "new"});
        check_one_line(restored, "1 photos and videos could not be restored");
        CHECK_THAT(restored.output, ContainsSubstring("WRONG " + photo.string() + words));
        CHECK(receipts_in(house.zhiping, "new").size() == 1);
        CHECK_THAT(house.zhiping.run({"verify", "--data", "new"}).output, ContainsSubstring("the file is missing"));
    };
    for (const double part : {0.0, 0.3, 0.6, 0.99}) {
        const auto at = static_cast<std::streamoff>(part * static_cast<double>(fs::file_size(photo)));
        flip_bit(photo, at);
        check(" is damaged");
        flip_bit(photo, at);
    }
    fs::remove(photo);
    check(" is missing");
}

TEST_CASE("A manifest that is cut off, or names what no backup holds, is refused") {
    Evaluated house;
    const auto backup = backup_in(house.zhiping);
    const auto manifest = content_of(backup / "manifest");
    const auto lines = count_of(manifest, "\n");
    REQUIRE(lines == 3);
    const auto digits = manifest.substr(manifest.find('\n') + 1, 64);
    const auto first = manifest.substr(0, manifest.find('\n') + 1);
    for (const auto& text : {std::string{}, first, manifest.substr(0, manifest.rfind('\n', manifest.size() - 2) + 1),
                             manifest + digits + "  ../zhiping.db\n", manifest + digits + "  evidence/../../x\n",
                             manifest + digits + "  /etc/passwd\n", manifest + manifest, manifest + "\n"}) {
        CAPTURE(text);
        std::ofstream{backup / "manifest"} << text;
        check_one_line(house.zhiping.run({"restore", backup, "--data", "new"}), "damaged");
        CHECK_FALSE(fs::exists(house.zhiping.file("new")));
    }
}

TEST_CASE("After a backup with a damaged manifest the next one copies everything, and says so") {
    Evaluated house;
    std::ofstream{backup_in(house.zhiping) / "manifest"} << "x";
    const auto made = house.zhiping.run({"backup", "backups"});
    check_one_line(made, "1 things are");
    CHECK_THAT(made.output, ContainsSubstring("manifest is damaged") && ContainsSubstring("1 of them copied anew"));
}

TEST_CASE("A backup is restored into a new or an empty folder, and never over anything") {
    Evaluated house;
    const auto backup = backup_in(house.zhiping);
    check_one_line(house.zhiping.run({"restore", backup, "--data", "data"}), "data is not empty");
    check_one_line(house.zhiping.run({"restore", backup, "--data", "data/zhiping.db"}), "is not empty");
    CHECK(house.zhiping.run({"restore", backup}).exit_code == 2);
    fs::create_directory(house.zhiping.file("empty"));
    CHECK(house.zhiping.run({"restore", "backups", "--data", "empty/"}).exit_code == 0);
    CHECK(receipts_in(house.zhiping, "empty").size() == 1);
    check_one_line(house.zhiping.run({"restore", "nowhere", "--data", "new"}), "no backup in nowhere");
}

TEST_CASE("A folder of backups restores the newest") {
    Evaluated house;
    backup_in(house.zhiping);
    {
        Served served{house.zhiping};
        house.submit(served, jpeg(5000, 'y'));
        REQUIRE(served.stop(SIGTERM) == 0);
    }
    backup_in(house.zhiping);
    REQUIRE(house.zhiping.run({"restore", "backups", "--data", "new"}).exit_code == 0);
    CHECK(receipts_in(house.zhiping, "new").size() == 2);
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
                         "INSERT INTO leftover_file SELECT file_id FROM evidence");
    });
    {
        const files::FileLock copying{house.zhiping.file("data/removal.lock")};
        remove();
        CHECK(fs::exists(photo));
    }
    remove();
    CHECK_FALSE(fs::exists(photo));
}

TEST_CASE("An upload that was on its way goes on after the backup is restored") {
    Evaluated house;
    const auto content = jpeg(200'000);
    std::string path;
    {
        Served served{house.zhiping};
        httplib::Client client{"127.0.0.1", served.port};
        auto headers = tus_headers();
        headers.emplace("Upload-Length", std::to_string(content.size()));
        headers.emplace("Upload-Metadata", "code " + base64(house.code));
        path = client.Post("/api/v1/uploads", headers, content.substr(0, 150'000), Uploader::part_type)
                   ->get_header_value("Location");
        backup_in(house.zhiping, {"--with-keys"});
    }
    REQUIRE(house.zhiping.run({"restore", "backups", "--data", "new"}).exit_code == 0);
    Served served{house.zhiping, {"--data", "new"}};
    httplib::Client client{"127.0.0.1", served.port};
    CHECK(client.Head(path, tus_headers())->get_header_value("Upload-Offset") == "150000");
    auto headers = tus_headers();
    headers.emplace("Upload-Offset", "150000");
    CHECK(client.Patch(path, headers, content.substr(150'000), Uploader::part_type)->status == 204);
    CHECK(served.stop(SIGTERM) == 0);
    CHECK(house.zhiping.run({"verify", "--data", "new"}).exit_code == 0);
}
