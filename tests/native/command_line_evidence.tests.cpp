#include "tests/support/evaluated.hpp"
#include "tests/support/flip_bit.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

TEST_CASE("Keys are made once, listed without telling them, and rotated") {
    const CommandLine zhiping;
    CHECK(zhiping.run({"keys", "init"}).exit_code == 0);
    const auto keys = zhiping.file("data/zhiping.keys");
    using std::filesystem::perms;
    CHECK(std::filesystem::status(keys).permissions() == (perms::owner_read | perms::owner_write));
    check_one_line(zhiping.run({"keys", "init"}), "exists already");
    CHECK(zhiping.run({"keys", "rotate"}).exit_code == 0);
    const auto listed = zhiping.run({"keys", "list"}).output;
    for (const auto* use : {" evidence ", " query codes ", " persons ", " signing receipts ", " checking receipts "}) {
        CAPTURE(use);
        CHECK(count_of(listed, use) == (std::string{use} == " evidence " ? 2 : 1));
    }
    std::istringstream lines{content_of(keys)};
    for (std::string line; std::getline(lines, line);)
        if (line[0] != '#') CHECK(listed.find(line.substr(line.rfind(' ') + 1)) == std::string::npos);
}

TEST_CASE("The first server makes the keys, and says that they need a copy") {
    const CommandLine zhiping;
    Served served{zhiping};
    REQUIRE(served.port != 0);
    CHECK(served.stop(SIGTERM) == 0);
    CHECK(std::filesystem::exists(zhiping.file("data/zhiping.keys")));
    CHECK(content_of(zhiping.file("log")).find("keep a copy") != std::string::npos);
}

TEST_CASE("A server adds to a file of keys of an older program what it lacks, once, and says that it needs a copy") {
    Evaluated house;
    const auto path = house.zhiping.file("data/zhiping.keys");
    std::istringstream words{content_of(path).substr(content_of(path).find("evidence "))};
    std::string kind, id, day, key;
    words >> kind >> id >> day >> key;
    std::ofstream{path} << "# Keys of the evidence, the newest first.\n" << id << ' ' << day << ' ' << key << '\n';
    CHECK(count_of(house.zhiping.run({"keys", "list"}).output, "\n") == 2);
    const auto serve = [&] {
        Served served{house.zhiping};
        REQUIRE(served.port != 0);
        REQUIRE(served.stop(SIGTERM) == 0);
        return content_of(house.zhiping.file("log"));
    };
    CHECK_THAT(serve(), Catch::Matchers::ContainsSubstring("added keys to"));
    const auto completed = content_of(path);
    CHECK(count_of(completed, "\n") == 5);
    CHECK_THAT(completed, Catch::Matchers::ContainsSubstring("evidence " + id + ' ' + day + ' ' + key + '\n'));
    CHECK_THAT(serve(), !Catch::Matchers::ContainsSubstring("added keys to"));
    CHECK(content_of(path) == completed);
    CHECK(house.zhiping.run({"verify"}).exit_code == 0);
}

TEST_CASE("Without the keys of what is stored nothing starts and no other keys are made") {
    Evaluated house;
    const auto keys = house.zhiping.file("data/zhiping.keys");
    std::filesystem::rename(keys, house.zhiping.file("elsewhere"));
    check_one_line(house.zhiping.run({"serve", "--listen", "127.0.0.1:0"}), "backup");
    check_one_line(house.zhiping.run({"verify"}), "backup");
    check_one_line(house.zhiping.run({"keys", "init"}), "backup");
    CHECK_FALSE(std::filesystem::exists(keys));
    CHECK(house.zhiping.run({"verify", "--keys", "elsewhere"}).exit_code == 0);
}

TEST_CASE("A key file that others can read is refused by every command that needs it") {
    Evaluated house;
    using std::filesystem::perms;
    std::filesystem::permissions(house.zhiping.file("data/zhiping.keys"),
                                 perms::owner_read | perms::owner_write | perms::group_read);
    check_one_line(house.zhiping.run({"serve", "--listen", "127.0.0.1:0"}), "chmod 600");
    for (const auto* command : {"list", "rotate"}) check_one_line(house.zhiping.run({"keys", command}), "chmod 600");
    check_one_line(house.zhiping.run({"verify"}), "chmod 600");
}

TEST_CASE("Keys are rotated beside a running server, which goes on with what was sealed before and after") {
    Evaluated house;
    Served served{house.zhiping};
    REQUIRE(served.port != 0);
    const auto rotated = house.zhiping.run({"keys", "rotate"});
    CHECK(rotated.output.find("; 1 files") != std::string::npos);
    httplib::Client client{"127.0.0.1", served.port};
    const auto before = house.submit(served, jpeg(5000, 'x')); // Sealed with the new key without having met it.
    CHECK(house.zhiping.run({"keys", "list"}).output.find(rotated.output.substr(8, 16)) != std::string::npos);
    CHECK_THAT(house.zhiping.run({"keys", "list"}).output,
               Catch::Matchers::Matches("[^]*" + rotated.output.substr(8, 16) + "[^\n]* 2\n[^]* 0 *\n[^]*"));
    CHECK(client.Get(house.evaluation + "/evidence/1", with_secret())->body == house.content);
    const auto photo = jpeg(5000, 'y');
    CHECK(client.Get(house.submit(served, photo) + "/evidence/1", with_secret())->body == photo);
    CHECK(house.zhiping.run({"verify"}).exit_code == 0);
    CHECK(served.stop(SIGTERM) == 0);
}

TEST_CASE("Evidence is removed by the server itself after a year, and not before") {
    Evaluated house;
    const auto serve = [&] {
        Served served{house.zhiping, {}};
        REQUIRE(served.port != 0);
        REQUIRE(served.stop(SIGTERM) == 0);
    };
    serve();
    house.grow_old(360);
    serve();
    const auto photo = house.file();
    CHECK(std::filesystem::exists(photo));
    house.grow_old(10);
    serve();
    CHECK_FALSE(std::filesystem::exists(photo));
}

TEST_CASE("Rotations at the same time lose no key") {
    Evaluated house;
    constexpr int at_once = 6;
    std::vector<ChildProcess> rotations;
    for (int number = 0; number < at_once; ++number)
        rotations.push_back(house.zhiping.start({"keys", "rotate"}, "rotated" + std::to_string(number),
                                                "log" + std::to_string(number)));
    for (auto& rotation : rotations) CHECK(rotation.wait() == 0);
    CHECK(count_of(house.zhiping.run({"keys", "list"}).output, " evidence ") == 1 + at_once);
    CHECK(house.zhiping.run({"verify"}).exit_code == 0);
}

TEST_CASE("Keys that are made at the same time are made once") {
    const CommandLine zhiping;
    std::vector<ChildProcess> makers;
    for (int number = 0; number < 6; ++number)
        makers.push_back(
            zhiping.start({"keys", "init"}, "made" + std::to_string(number), "log" + std::to_string(number)));
    int made = 0;
    for (auto& maker : makers) made += maker.wait() == 0;
    CHECK(made == 1);
    CHECK(count_of(zhiping.run({"keys", "list"}).output, "\n") == 5);
}

TEST_CASE("A second server on the same folder is refused, and one after the first is not") {
    const CommandLine zhiping;
    Served first{zhiping};
    REQUIRE(first.port != 0);
    check_one_line(zhiping.run({"serve", "--listen", "127.0.0.1:0"}), "another server uses");
    CHECK(first.stop(SIGKILL) != 0);
    Served second{zhiping};
    CHECK(second.port != 0);
}

TEST_CASE("A server that finds another database leaves the photos and videos alone") {
    Evaluated house;
    std::filesystem::create_directory(house.zhiping.file("elsewhere"));
    for (const auto* name : {"zhiping.db", "zhiping.db-wal", "zhiping.db-shm"})
        if (const auto file = house.zhiping.file("data") / name; std::filesystem::exists(file))
            std::filesystem::rename(file, house.zhiping.file("elsewhere") / name);
    Served served{house.zhiping};
    REQUIRE(served.port != 0);
    CHECK(served.stop(SIGTERM) == 0);
    CHECK(std::filesystem::exists(house.file()));
}

TEST_CASE("A file that the disk does not let go of is told and tried again, and the others are removed") {
    Evaluated house;
    const auto refuses = house.zhiping.file("data/evidence") / std::string(32, '0'); // Before any other.
    std::filesystem::create_directory(refuses);                                      // No file can be removed there.
    store::Store{house.zhiping.file("data/zhiping.db")}.write([](store::Database& database) {
        database.execute("UPDATE evidence SET key_id = NULL, wrapped_key = NULL, removed_at = 1795160000;"
                         "INSERT INTO leftover_file (file_id) SELECT file_id FROM evidence;"
                         "INSERT INTO leftover_file (file_id) VALUES (zeroblob(16))");
    });
    {
        Served served{house.zhiping};
        REQUIRE(served.stop(SIGTERM) == 0);
        CHECK(content_of(house.zhiping.file("log")).find("sweeping: cannot remove 0000") != std::string::npos);
    }
    CHECK(std::distance(std::filesystem::directory_iterator{house.zhiping.file("data/evidence")}, {}) == 1);
    std::filesystem::remove(refuses);
    Served served{house.zhiping};
    REQUIRE(served.stop(SIGTERM) == 0);
    CHECK(count_rows(*std::make_unique<store::Store>(house.zhiping.file("data/zhiping.db")), "leftover_file") == 0);
}

TEST_CASE("Verifying is told heads of receipts, and says which it does not find") {
    Evaluated house;
    CHECK(
        house.zhiping.run({"verify", "--head", std::string(64, '0')}).output.find("WRONG no link has the head 0000") !=
        std::string::npos);
    check_one_line(house.zhiping.run({"verify", "--head", "0"}), "is not a head of the chain");
    const auto output = house.zhiping.run({"verify"}).output;
    CHECK(house.zhiping.run({"verify", "--head", output.substr(output.find("head ") + 5, 64)}).exit_code == 0);
}

TEST_CASE("Verifying says what there is, and names what is wrong with an exit code") {
    Evaluated house;
    const auto clean = house.zhiping.run({"verify"});
    CHECK(clean.exit_code == 0);
    CHECK(clean.output.starts_with("1 files, 0 MB, 2 links, head "));
    CHECK(clean.problem.empty());
    const auto name = house.file().filename().string();
    flip_bit(house.file(), 1000);
    const auto wrong = house.zhiping.run({"verify"});
    check_one_line(wrong, "1 things are wrong");
    CHECK(wrong.output.starts_with("WRONG evidence 1 of ZP-"));
    CHECK(wrong.output.find(name) != std::string::npos);
}

TEST_CASE("Without the folder of photos and videos verifying names it and each of them, and makes none") {
    Evaluated house;
    const auto folder = house.zhiping.file("data/evidence");
    std::filesystem::rename(folder, house.zhiping.file("elsewhere"));
    const auto verified = house.zhiping.run({"verify"});
    check_one_line(verified, "1 things are wrong");
    CHECK(verified.output.starts_with("WRONG there is no folder data/evidence"));
    CHECK(verified.output.find("the file is missing") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder));
}

TEST_CASE("Where no photo or video was ever stored verifying finds nothing wrong, and makes no folder") {
    const CommandLine zhiping;
    REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
    CHECK(zhiping.run({"verify"}).exit_code == 0);
    CHECK_FALSE(std::filesystem::exists(zhiping.file("data/evidence")));
}

TEST_CASE("Evidence is removed when it was received before a day, and never before a day to come") {
    Evaluated house;
    check_one_line(house.zhiping.run({"evidence", "remove", "--received-before", "yesterday"}), "not a day");
    check_one_line(house.zhiping.run({"evidence", "remove", "--received-before", "2999-01-01"}), "in the future");
    CHECK(house.zhiping.run({"evidence", "remove", "--received-before", "2020-01-01"}).output ==
          "Removed 0 photos and videos\n");
    CHECK(house.zhiping.run({"evidence", "remove"}).exit_code == 2);
    CHECK(std::filesystem::exists(house.file()));
}
