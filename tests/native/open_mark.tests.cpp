#include "tests/support/child_process.hpp"
#include "tests/support/evaluated.hpp"

#include <catch_amalgamated.hpp>

#include <csignal>

using namespace zhiping;
using namespace zhiping::store;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

struct Place {
    TemporaryFolder folder;
    fs::path file = folder.path() / "zhiping.db";
    fs::path log = folder.path() / "zhiping.db-wal";

    // As by hand: what is beside the file stays where it is.
    fs::path copy_alone() const {
        const auto copy = folder.path() / "copy.db";
        fs::copy_file(file, copy, fs::copy_options::overwrite_existing);
        return copy;
    }
};

// A program that has the file open until it is told to close it, or killed.
class Other {
public:
    explicit Other(const fs::path& file) {
        if (::pipe(m_ready) != 0 || ::pipe(m_go_on) != 0) throw std::runtime_error{"no pipe"};
        m_process.emplace([&] {
            const Store store{file};
            char byte = 'r';
            return ::write(m_ready[1], &byte, 1) == 1 && ::read(m_go_on[0], &byte, 1) == 1 ? 0 : 1;
        });
        char byte = 0;
        if (::read(m_ready[0], &byte, 1) != 1) throw std::runtime_error{"it did not open"};
    }
    void close() const {
        CHECK(::write(m_go_on[1], "g", 1) == 1);
        CHECK(m_process->wait() == 0);
    }
    void kill() const {
        m_process->send(SIGKILL);
        CHECK(m_process->wait() == 128 + SIGKILL);
    }

private:
    int m_ready[2]{}, m_go_on[2]{};
    std::optional<ChildProcess> m_process;
};

} // namespace

TEST_CASE("A copy of an open file without its log is refused, and says what to do") {
    const Place place;
    Store store{place.file};
    fill_with_samples(store);
    const auto copy = place.copy_alone();
    CHECK_THROWS_WITH(Store{copy}, ContainsSubstring("copy.db-wal") && ContainsSubstring("restore a backup"));
    CHECK_FALSE(fs::exists(copy.string() + "-wal")); // Nor is it made to look as if it had one.
    std::ofstream{copy.string() + "-wal"};
    CHECK_THROWS_AS(Store{copy}, DatabaseError);
}

TEST_CASE("A copy of an open file with its log has everything") {
    const Place place;
    Store store{place.file};
    const auto code = fill_with_samples(store);
    REQUIRE(submit(store, sample_submission(code)));
    const auto copy = place.copy_alone();
    fs::copy_file(place.log, copy.string() + "-wal");
    Store copied{copy};
    CHECK(count_rows(copied, "evaluation") == 1);
}

TEST_CASE("A copy of a closed file is whole, and so is one of a file that was never open since there is a mark") {
    const Place place;
    {
        Store store{place.file};
        fill_with_samples(store);
    }
    CHECK_FALSE(fs::exists(place.log));
    Store copied{place.copy_alone()};
    CHECK(count_rows(copied, "unit") == 3);
}

TEST_CASE("Only the last to close clears the mark, whoever that is and however the others ended") {
    const Place place;
    { Store{place.file}; }
    {
        const Other first{place.file}, second{place.file}, third{place.file};
        CHECK_THROWS_AS(Store{place.copy_alone()}, DatabaseError);
        first.close();
        CHECK_THROWS_AS(Store{place.copy_alone()}, DatabaseError);
        second.kill();
        CHECK_THROWS_AS(Store{place.copy_alone()}, DatabaseError);
        third.close();
    }
    CHECK_FALSE(fs::exists(place.log));
    CHECK_NOTHROW(Store{place.copy_alone()});
}

TEST_CASE("A file whose programs were killed keeps its log, and the next one goes on and closes it") {
    const Place place;
    const Other killed{place.file};
    killed.kill();
    CHECK(fs::exists(place.log));
    CHECK_THROWS_AS(Store{place.copy_alone()}, DatabaseError);
    CHECK_NOTHROW(Store{place.file});
    CHECK_FALSE(fs::exists(place.log));
    CHECK_NOTHROW(Store{place.copy_alone()});
}

TEST_CASE("A file that cannot be opened for another reason keeps its log") {
    const Place place;
    Other{place.file}.kill();
    Database{place.file}.execute("PRAGMA user_version = 999");
    CHECK_THROWS_WITH(Store{place.file}, ContainsSubstring("newer zhiping"));
    CHECK(fs::exists(place.log));
    CHECK_THROWS_WITH(Store{place.file}, ContainsSubstring("newer zhiping"));
}

TEST_CASE("Programs that open and close the file at the same time leave it whole") {
    const Place place;
    for (int round = 0; round < 5; ++round) {
        std::vector<ChildProcess> programs;
        for (int number = 0; number < 6; ++number)
            programs.emplace_back([&] {
                for (int time = 0; time < 4; ++time) Store{place.file};
                return 0;
            });
        for (const auto& program : programs) CHECK(program.wait() == 0);
        CHECK_FALSE(fs::exists(place.log));
        CHECK_NOTHROW(Store{place.copy_alone()});
    }
}

TEST_CASE("While the file is open another program's SQLite may look at it, and leaves its log") {
    const Place place;
    Store store{place.file};
    const auto code = fill_with_samples(store);
    const auto look = "sqlite3 '" + place.file.string() + "' 'SELECT count(*) FROM unit' >/dev/null";
    CHECK(std::system(look.c_str()) == 0);
    CHECK(fs::exists(place.log)); // It would go with the last connection, and what is stored from now on with it.
    REQUIRE(submit(store, sample_submission(code)));
    fs::copy_file(place.file, place.folder.path() / "copy.db");
    fs::copy_file(place.log, place.folder.path() / "copy.db-wal");
    Store copied{place.folder.path() / "copy.db"};
    CHECK(count_rows(copied, "evaluation") == 1);
}

TEST_CASE("A file that is a link has its log and its mark where the link leads") {
    const Place place;
    const auto link = place.folder.path() / "link" / "zhiping.db";
    fs::create_directory(link.parent_path());
    fs::create_symlink(place.file, link);
    Store store{link};
    CHECK_NOTHROW(Store{link});
    CHECK(fs::exists(place.log));
}

TEST_CASE("What an operator copied by hand from a running server is refused by every command") {
    Evaluated house;
    const Served served{house.zhiping};
    REQUIRE(served.port != 0);
    const auto copy = house.zhiping.file("copy");
    fs::create_directory(copy);
    for (const auto* name : {"zhiping.db", "zhiping.keys", "evidence"})
        fs::copy(house.zhiping.file("data") / name, copy / name, fs::copy_options::recursive);
    const std::vector<std::vector<std::string>> commands{
        {"serve", "--listen", "127.0.0.1:0"},
        {"units", "load", asset("units/hubei.csv")},
        {"codes", "create", "--module", "service", "--unit", "420100", "--place", "hall"},
        {"codes", "revoke", house.code},
        {"codes", "sheet", "--out", "sheet.html"},
        {"evaluations", "list"},
        {"evaluations", "show", "ZP-20261120-00000000-0"},
        {"evidence", "remove", "--received-before", "2020-01-01"},
        {"verify"},
        {"keys", "list"},
        {"keys", "rotate"},
        {"keys", "init"},
        {"backup", "backups"}};
    for (auto command : commands) {
        CAPTURE(command);
        command.insert(command.end(), {"--data", "copy"});
        check_one_line(house.zhiping.run(command), "zhiping.db-wal");
    }
    CHECK_FALSE(fs::exists(copy / "zhiping.db-wal"));
}

TEST_CASE("Whoever has nothing but a copy without its log may accept the loss, in a folder of its own") {
    Evaluated house;
    {
        const Served served{house.zhiping};
        fs::create_directory(house.zhiping.file("copy"));
        for (const auto* name : {"zhiping.db", "zhiping.keys", "evidence"})
            fs::copy(house.zhiping.file("data") / name, house.zhiping.file("copy") / name, fs::copy_options::recursive);
    }
    check_one_line(house.zhiping.run({"restore", "copy", "--data", "new"}), "no backup in copy");
    const auto restored = house.zhiping.run({"restore", "copy", "--data", "new", "--without-log"});
    CHECK(restored.exit_code == 0);
    CHECK_THAT(restored.output, ContainsSubstring("a copy without its log"));
    CHECK(house.zhiping.run({"verify", "--data", "new"}).exit_code == 0);
    check_one_line(house.zhiping.run({"restore", "data", "--data", "other", "--without-log"}), "has its log");
}
