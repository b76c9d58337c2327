#include "tests/support/backups.hpp"
#include "tests/support/flip_bit.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

} // namespace

TEST_CASE("What is restored is closed: a copy of it by hand is whole") {
    Evaluated house;
    const auto backup = backup_in(house.zhiping);
    fs::create_directory(house.zhiping.file("copy"));
    fs::copy_file(backup / "zhiping.db", house.zhiping.file("copy/zhiping.db"));
    CHECK(receipts_in(house.zhiping, "copy").size() == 1);
}

TEST_CASE("Wherever a restoring is killed, the new folder is whole or not there, and the next one succeeds") {
    Evaluated house;
    {
        Served served{house.zhiping, {"--unlimited"}};
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
