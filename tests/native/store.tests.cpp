#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/store/codes.hpp"
#include "native/store/migrate.hpp"

#include <catch_amalgamated.hpp>

#include <atomic>
#include <thread>

using namespace zhiping;
using namespace zhiping::store;
using namespace zhiping::tests;

namespace {

std::int64_t number(Database& database, const std::string& sql) { return database.prepare(sql).value<std::int64_t>(); }

void insert_number(Database& database, int value) {
    database.prepare("INSERT INTO number (value) VALUES (?)").bind(value).run();
}

struct NumberStore {
    TemporaryFolder folder;
    Store store{folder.path() / "numbers.db"};

    NumberStore() {
        store.write(
            [](Database& database) { database.execute("CREATE TABLE number (value INTEGER NOT NULL) STRICT"); });
    }
};

} // namespace

TEST_CASE("Migrating twice changes nothing") {
    const TemporaryFolder folder;
    Database database{folder.path() / "zhiping.db"};
    migrate(database);
    const auto tables = number(database, "SELECT count(*) FROM sqlite_schema");
    migrate(database);
    CHECK(number(database, "SELECT count(*) FROM sqlite_schema") == tables);
    CHECK(number(database, "PRAGMA user_version") == static_cast<std::int64_t>(migrations().size()));
}

TEST_CASE("Migrations are numbered without gaps") {
    for (std::size_t index = 0; index < migrations().size(); ++index) {
        const auto digits = std::to_string(index + 1);
        CHECK(migrations()[index].name.starts_with(std::string(4 - digits.size(), '0') + digits + "_"));
    }
}

TEST_CASE("A database of a newer program is refused and left alone") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    Database{file}.execute("PRAGMA user_version = 999");
    CHECK_THROWS_WITH(Store{file}, Catch::Matchers::ContainsSubstring("newer zhiping (schema 999"));
    Database database{file};
    CHECK(number(database, "SELECT count(*) FROM sqlite_schema") == 0);
}

TEST_CASE("A migration that fails leaves no trace, and those before it stay") {
    const TemporaryFolder folder;
    Database database{folder.path() / "zhiping.db"};
    const EmbeddedFile files[] = {{"0001_good.sql", "CREATE TABLE good (x INTEGER)"},
                                  {"0002_bad.sql", "CREATE TABLE half (x INTEGER); CREATE TABLE broken ("}};
    CHECK_THROWS_AS(migrate(database, files), DatabaseError);
    CHECK(number(database, "PRAGMA user_version") == 1);
    CHECK(number(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0);
    CHECK_NOTHROW(Transaction{database}); // None is open any more.
}

TEST_CASE("A migration that leaves a broken reference is undone") {
    const TemporaryFolder folder;
    Database database{folder.path() / "zhiping.db"};
    const EmbeddedFile files[] = {
        {"0001_good.sql", "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (p REFERENCES parent (id));"
                          "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1)"},
        {"0002_bad.sql", "DELETE FROM parent"}};
    CHECK_THROWS_WITH(migrate(database, files), Catch::Matchers::ContainsSubstring("broken reference in child"));
    CHECK(number(database, "SELECT count(*) FROM parent") == 1);
    CHECK_THROWS_AS(database.execute("DELETE FROM parent"), DatabaseError); // References are checked again.
}

TEST_CASE("Officers that were free text become people with badge numbers") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    {
        Database database{file};
        migrate(database, migrations().first(10));
        database.execute("INSERT INTO unit VALUES ('42', NULL, 'bureau', '湖北', 'Hubei');"
                         "INSERT INTO code VALUES ('7K3F9QXM2B4C8D1E5', 'service', '42', '', '', NULL, '大厅',"
                         " '陈建国（警号 014537）；刘敏 012206、赵磊:012381，民警周强 ; 王芳(警号：0871), "
                         "张三（一级警司）、李四09/赵六；"
                         "012399；马 丁；孙七A12345；"
                         "John Smith；周八 B-77',"
                         " 5, 9, NULL, NULL)");
    }
    Store store{file};
    const auto officers =
        store.read([](Database& database) { return list_code_officers(database, "7K3F9QXM2B4C8D1E5"); });
    CHECK(officers == std::vector<Officer>{{"陈建国", "014537"},
                                           {"刘敏", "012206"},
                                           {"赵磊", "012381"},
                                           {"民警周强", ""},
                                           {"王芳", "0871"},
                                           {"张三", ""},
                                           {"李四", "09"},
                                           {"赵六", ""},
                                           {"012399", "012399"},
                                           {"马 丁", ""},
                                           {"孙七", "A12345"},
                                           {"John Smith", ""},
                                           {"周八", "B-77"}});
}

TEST_CASE("Who handles a case is named as its events name them, and its place as its code does") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    {
        Database database{file};
        migrate(database, migrations().first(33));
        database.execute(
            "INSERT INTO unit (id, level, name_zh, name_en) VALUES ('42', 'bureau', '湖北', 'Hubei');"
            "INSERT INTO code (code, module, unit_id, document_type, document_number, place, created_at)"
            " VALUES ('7K3F9QXM2B4C8D1E5', 'service', '42', '', '', '大厅', 5);"
            "WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE id < 5)"
            " INSERT INTO evaluation (id, receipt, submission_hash, secret_hash, code, catalogue_version, language,"
            " agreed_at, satisfaction, statement, received_at, unit_id) SELECT id, 'ZP-' || id, randomblob(32),"
            " randomblob(32), '7K3F9QXM2B4C8D1E5', 1, 'en', 6, 'dissatisfied', '', 7, '42' FROM number;"
            "INSERT INTO case_file (evaluation_id, policy_version, status, unit_id, round, events, has_pressure_report,"
            " is_unapproved, is_sample, handler_badge) VALUES (1, 3, 'handling', '42', 1, 3, 0, 0, 0, '7'),"
            " (2, 3, 'handling', '42', 1, 3, 0, 0, 0, '8'), (3, 3, 'handling', '42', 1, 2, 0, 0, 0, ''),"
            " (4, 3, 'handling', '42', 1, 2, 0, 0, 0, NULL), (5, 3, 'handling', '42', 1, 2, 0, 0, 0, '9');"
            "INSERT INTO case_event (evaluation_id, number, action, role, unit_id, officer_name, officer_badge, at,"
            " facts, salt) VALUES (1, 2, 'take', 'handler', '42', '张三', '7', 8, '{}', zeroblob(32)),"
            " (1, 3, 'urge', 'lead', '42', '王五', '6', 8, '{}', zeroblob(32)),"
            " (2, 2, 'take', 'handler', '42', '张三', '7', 8, '{}', zeroblob(32)),"
            " (2, 3, 'hand_over', 'handler', '42', '张三', '7', 8,"
            " '{\"details\":{\"officer\":{\"badge\":\"8\",\"name\":\"李四\"}}}', zeroblob(32)),"
            " (3, 2, 'take', 'handler', '42', '张三', '7', 8, '{}', zeroblob(32)),"
            " (4, 2, 'take', 'handler', '42', '张三', '7', 8, '{}', zeroblob(32)),"
            " (5, 2, 'hand_over', 'handler', '42', '张三', '7', 8, '{', zeroblob(32))");
    }
    Store store{file};
    const auto names = store.read([](Database& database) {
        return database.prepare("SELECT handler_name FROM case_file WHERE place = '大厅' ORDER BY evaluation_id")
            .list([](Statement& row) { return row.next<std::optional<std::string>>(); });
    });
    CHECK(names == std::vector<std::optional<std::string>>{"张三", "李四", "", std::nullopt, std::nullopt});
}

TEST_CASE("What was stored under the first schema is there under the newest") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    {
        Database database{file};
        migrate(database, migrations().first(1));
        database.execute(
            "INSERT INTO unit VALUES ('42', NULL, 'bureau', '湖北', 'Hubei');"
            "INSERT INTO code VALUES ('7K3F9QXM2B4C8D1E5', 'service', '42', '', '', NULL, '大厅', '陈', 5, 9);"
            "INSERT INTO evaluation VALUES (1, 'ZP-1', zeroblob(32), zeroblob(32), '7K3F9QXM2B4C8D1E5', 1,"
            " 'en', 6, 'other', '', 7, NULL, NULL, NULL);"
            "INSERT INTO evaluation_situation VALUES (1, 0, 'second'), (1, 1, 'first')");
    }
    Store store{file};
    CHECK(store.read([](Database& database) {
        return number(database, "SELECT count(*) FROM code WHERE unit_id = '42' AND revoked_at = 9") == 1 &&
               number(database, "SELECT count(*) FROM code_officer WHERE name = '陈' AND badge = ''") == 1 &&
               number(database,
                      "SELECT position FROM evaluation_situation WHERE evaluation_id = 1 AND situation = 'first'") ==
                   1 &&
               number(database, "SELECT count(*) FROM evaluation_situation") == 2;
    }));
}

TEST_CASE("What was stored under the second schema is there under the newest") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    {
        Database database{file};
        migrate(database, migrations().first(2));
        database.execute(
            "INSERT INTO unit VALUES ('42', NULL, 'bureau', '湖北', 'Hubei');"
            "INSERT INTO code VALUES ('7K3F9QXM2B4C8D1E5', 'service', '42', '', '', NULL, '大厅', '陈', 5, NULL);"
            "INSERT INTO evaluation VALUES (1, 'ZP-1', zeroblob(32), zeroblob(32), '7K3F9QXM2B4C8D1E5', 1,"
            " 'en', 6, 'dissatisfied', '拖车', 7, '2026-11-25', 3, 0);"
            "INSERT INTO evaluation_situation VALUES (1, 'efficiency', 0)");
    }
    Store store{file};
    CHECK(store.read([](Database& database) {
        return number(database, "SELECT count(*) FROM evaluation JOIN evaluation_situation ON id = evaluation_id"
                                " WHERE statement = '拖车' AND situation = 'efficiency'") == 1 &&
               number(database, "SELECT count(*) FROM evidence") == 0;
    }));
}

TEST_CASE("A connection that writes syncs every commit and checks foreign keys") {
    const TemporaryFolder folder;
    Database database{folder.path() / "zhiping.db"};
    migrate(database);
    CHECK(number(database, "PRAGMA synchronous") == 2);
    CHECK(number(database, "PRAGMA secure_delete") == 1);
    CHECK(number(database, "PRAGMA trusted_schema") == 0);
    CHECK_THROWS_AS(
        database.execute("INSERT INTO code VALUES ('12345678901234567','service','nowhere','','',NULL,'','',0,NULL)"),
        DatabaseError);
}

TEST_CASE("What a work returns comes back, and what it throws too") {
    NumberStore numbers;
    CHECK(numbers.store.write([](Database&) { return std::string{"seven"}; }) == "seven");
    CHECK_THROWS_WITH(numbers.store.write([](Database&) { throw std::runtime_error{"not today"}; }), "not today");
}

TEST_CASE("Many threads write at once, and one that fails spoils nothing of its neighbours") {
    NumberStore numbers;
    constexpr int threads = 16, each = 60;
    std::atomic<int> stored = 0, refused = 0;
    {
        std::vector<std::jthread> workers;
        for (int thread = 0; thread < threads; ++thread)
            workers.emplace_back([&, thread] {
                for (int index = 0; index < each; ++index) {
                    const int value = thread * each + index;
                    try {
                        numbers.store.write([&](Database& database) {
                            insert_number(database, value);
                            if (value % 7 == 0) throw std::runtime_error{std::to_string(value)};
                        });
                        ++stored;
                    } catch (const std::runtime_error& problem) {
                        if (problem.what() == std::to_string(value)) ++refused;
                    }
                }
            });
    }
    CHECK(stored + refused == threads * each);
    CHECK(count_rows(numbers.store, "number") == stored);
    CHECK(count_rows(numbers.store, "number WHERE value % 7 = 0") == 0);
}

TEST_CASE("Readers cannot write") {
    NumberStore numbers;
    const auto write = [](Database& database) { insert_number(database, 1); };
    CHECK_THROWS_AS(numbers.store.read(write), DatabaseError);
    CHECK(count_rows(numbers.store, "number") == 0);
}

TEST_CASE("A reader sees one moment, whatever is written meanwhile") {
    NumberStore numbers;
    numbers.store.read([&](Database& reader) {
        CHECK(number(reader, "SELECT count(*) FROM number") == 0);
        numbers.store.write([](Database& database) { insert_number(database, 1); });
        CHECK(number(reader, "SELECT count(*) FROM number") == 0);
    });
    CHECK(count_rows(numbers.store, "number") == 1);
}

TEST_CASE("A statement can be asked for again while another one with its words is there") {
    NumberStore numbers;
    numbers.store.write([](Database& database) {
        for (int value = 1; value <= 3; ++value) insert_number(database, value);
        auto first = database.prepare("SELECT value FROM number WHERE value > ? ORDER BY value");
        auto second = database.prepare("SELECT value FROM number WHERE value > ? ORDER BY value");
        CHECK(first.bind(1).value<int>() == 2);
        CHECK(second.bind(2).value<int>() == 3);
    });
}

TEST_CASE("A text keeps its null byte and an empty one is not NULL") {
    NumberStore numbers;
    numbers.store.write([](Database& database) {
        auto query = database.prepare("SELECT ?, ?, ?");
        query.bind(std::string_view{"a\0b", 3}).bind(std::string_view{}).bind(std::nullopt);
        REQUIRE(query.step());
        CHECK(query.next<std::string>() == std::string{"a\0b", 3});
        CHECK(query.next<std::optional<std::string>>() == "");
        CHECK(query.next<std::optional<std::string>>() == std::nullopt);
    });
}

TEST_CASE("An empty blob is not NULL") {
    NumberStore numbers;
    numbers.store.write([](Database& database) {
        auto query = database.prepare("SELECT typeof(?)");
        CHECK(query.bind(std::vector<std::uint8_t>{}).value<std::string>() == "blob");
    });
}

TEST_CASE("A file that is no database is refused") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "folder.db");
    CHECK_THROWS_AS(Store{folder.path() / "folder.db"}, DatabaseError);
    CHECK_THROWS_AS(Store{folder.path() / "no" / "such" / "folder.db"}, DatabaseError);
}
