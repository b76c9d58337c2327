#include "tests/support/child_process.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/store/database.hpp"

#include <catch_amalgamated.hpp>

#include <csignal>
#include <fstream>

using namespace zhiping;
using namespace zhiping::store;
using namespace zhiping::tests;

namespace {

struct WordTable {
    TemporaryFolder folder;
    Database database{folder.path() / "words.db"};

    WordTable() {
        database.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT UNIQUE, size INTEGER NOT NULL) STRICT");
    }

    std::optional<std::int64_t> insert(const std::string& text) {
        return database.prepare("INSERT INTO word (text, size) VALUES (?, ?) ON CONFLICT (text) DO NOTHING")
            .bind(text)
            .bind(text.size())
            .insert();
    }

    DatabaseProblem problem_with(const std::string& sql) {
        try {
            database.execute(sql);
        } catch (const DatabaseError& problem) {
            return problem.kind();
        }
        throw std::logic_error{"nothing is wrong with " + sql};
    }
};

} // namespace

TEST_CASE("An insert says which id the row got, and that there is none when a conflict kept it out") {
    WordTable words;
    const auto first = words.insert("one");
    const auto second = words.insert("two");
    REQUIRE(first);
    REQUIRE(second);
    CHECK(*first != *second);
    CHECK(words.database.prepare("SELECT id FROM word WHERE text = 'two'").value<std::int64_t>() == *second);
    CHECK(words.insert("one") == std::nullopt);
}

TEST_CASE("A statement says how many rows it changed") {
    WordTable words;
    for (const auto* text : {"one", "two", "three"}) words.insert(text);
    CHECK(words.database.prepare("UPDATE word SET size = 0 WHERE size = ?").bind(3).run() == 2);
    CHECK(words.database.prepare("DELETE FROM word WHERE size = ?").bind(7).run() == 0);
}

TEST_CASE("Columns are read in the order in which they are selected, and the last one is known by its name") {
    WordTable words;
    auto query = words.database.prepare("SELECT 7, 'seven', x'0107', 70, NULL AS missing, 1, 'last' AS ending");
    REQUIRE(query.step());
    CHECK(query.next<int>() == 7);
    CHECK(query.next<std::string>() == "seven");
    CHECK(query.next<std::vector<std::uint8_t>>() == std::vector<std::uint8_t>{1, 7});
    CHECK(query.next<Instant>() == Instant{std::chrono::seconds{70}});
    CHECK(query.next<std::optional<int>>() == std::nullopt);
    CHECK(query.next<bool>());
    CHECK(query.next<std::optional<std::string>>() == "last");
    CHECK(query.column() == "ending");
}

TEST_CASE("Every row begins with its first column") {
    WordTable words;
    for (const auto* text : {"one", "two", "three"}) words.insert(text);
    auto query = words.database.prepare("SELECT text, size FROM word ORDER BY id");
    const auto texts = query.list([](Statement& row) { return row.next<std::string>(); });
    CHECK(texts == std::vector<std::string>{"one", "two", "three"});
}

TEST_CASE("A query that found its row is over, even when more would follow") {
    WordTable words;
    for (const auto* text : {"one", "two"}) words.insert(text);
    auto query = words.database.prepare("SELECT text FROM word ORDER BY id");
    CHECK(query.find([](Statement& row) { return row.next<std::string>(); }) == "one");
    CHECK(words.insert("three"));
    CHECK(words.database.prepare("SELECT text FROM word WHERE size = 99").find([](Statement& row) {
        return row.next<std::string>();
    }) == std::nullopt);
}

#ifndef NDEBUG
TEST_CASE("A statement that begins while a query of its connection is open stops the program") {
    const auto end_of = [](const std::function<void(WordTable&)>& begin) {
        return ChildProcess{[&] {
                   std::signal(SIGABRT, SIG_DFL); // Catch2 would report it.
                   WordTable words;
                   words.insert("one");
                   auto open = words.database.prepare("SELECT text FROM word");
                   open.step();
                   begin(words);
                   return 0;
               }}
            .wait();
    };
    CHECK(end_of([](WordTable&) {}) == 0);
    CHECK(end_of([](WordTable& words) { words.insert("two"); }) == 128 + SIGABRT);
    CHECK(end_of([](WordTable& words) { words.database.execute("DELETE FROM word"); }) == 128 + SIGABRT);
}
#endif

TEST_CASE("What the database refuses says what kind of problem it is") {
    WordTable words;
    CHECK(words.problem_with("INSERT INTO word (size) VALUES (NULL)") == DatabaseProblem::Other);
    CHECK(words.problem_with("SELECT FROM") == DatabaseProblem::Other);
    words.database.execute("PRAGMA query_only = ON");
    CHECK(words.problem_with("DELETE FROM word") == DatabaseProblem::Disk);
}

TEST_CASE("A database that another program keeps locked is locked, and that is disk trouble") {
    WordTable words;
    Database other{words.folder.path() / "words.db"};
    const Transaction writing{other};
    words.database.execute("PRAGMA busy_timeout = 0");
    CHECK(words.problem_with("DELETE FROM word") == DatabaseProblem::Locked);
    CHECK(DatabaseError{DatabaseProblem::Locked, ""}.is_disk_trouble());
}

TEST_CASE("A file that holds something else is damaged, and a folder is trouble with the disk") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "letter.db"} << std::string(4096, 'x');
    std::filesystem::create_directory(folder.path() / "folder.db");
    const auto problem_with = [&](const char* name) {
        try {
            const Database database{folder.path() / name};
        } catch (const DatabaseError& problem) {
            return problem.kind();
        }
        throw std::logic_error{"it opens"};
    };
    CHECK(problem_with("letter.db") == DatabaseProblem::Damaged);
    CHECK(problem_with("folder.db") == DatabaseProblem::Disk);
}
