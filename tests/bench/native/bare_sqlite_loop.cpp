// The most that SQLite can do here: the rows of a submission, so many to a commit, and nothing around them.
//   bare-sqlite-loop DATABASE CODE ROWS_PER_COMMIT SECONDS
// The database is one that zhiping made. Prints how many submissions were stored a second.
#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

namespace {

sqlite3* database = nullptr;

void check(bool is_good) {
    if (is_good) return;
    std::fprintf(stderr, "bare-sqlite-loop: %s\n", sqlite3_errmsg(database));
    std::exit(1);
}

sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK);
    return statement;
}

void run(sqlite3_stmt* statement) {
    check(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
}

// Text and blobs as long as ours, and as random where ours are.
class Rows {
public:
    explicit Rows(const char* code) { sqlite3_bind_text(m_evaluation, 4, code, -1, SQLITE_STATIC); }

    void insert() {
        std::uint64_t bits[9]; // Two hashes and a receipt number.
        for (auto& word : bits) word = m_random();
        char receipt[32];
        std::snprintf(receipt, sizeof receipt, "ZP-20261122-%012llX", static_cast<unsigned long long>(bits[8] >> 16));
        sqlite3_bind_text(m_evaluation, 1, receipt, -1, SQLITE_STATIC);
        sqlite3_bind_blob(m_evaluation, 2, bits, 32, SQLITE_STATIC);
        sqlite3_bind_blob(m_evaluation, 3, bits + 4, 32, SQLITE_STATIC);
        run(m_evaluation);
        const auto id = sqlite3_last_insert_rowid(database);
        for (auto* const opening : {m_case, m_clock}) {
            sqlite3_bind_int64(opening, 1, id);
            run(opening);
        }
        sqlite3_bind_int64(m_situation, 1, id);
        int position = 0;
        for (const char* situation : {"unfair_enforcement", "impounded_without_cause"}) {
            sqlite3_bind_text(m_situation, 2, situation, -1, SQLITE_STATIC);
            sqlite3_bind_int(m_situation, 3, position++);
            run(m_situation);
        }
    }

private:
    std::mt19937_64 m_random{std::random_device{}()};
    sqlite3_stmt* m_evaluation = prepare(
        "INSERT INTO evaluation (receipt, submission_hash, secret_hash, code, unit_id, catalogue_version, language,"
        " agreed_at, satisfaction, statement, received_at) VALUES (?, ?, ?,"
        " ?4, (SELECT unit_id FROM code WHERE code = ?4), 1, 'zh-CN', 1795160280, 'dissatisfied', "
        "'下午三点半左右，我把车停在路边不到两分钟去取药，回来时车已经被拖走，"
        "现场没有人告知。', 1795160400)");
    // A case and its clock, without the events and the journal that ours keeps.
    sqlite3_stmt* m_case =
        prepare("INSERT INTO case_file (evaluation_id, policy_version, status, unit_id, round, events,"
                " due_date, has_pressure_report, is_unapproved, is_sample)"
                " SELECT id, 1, 'handling', unit_id, 1, 1, '2026-11-25', 0, 0, 0 FROM evaluation WHERE id = ?");
    sqlite3_stmt* m_clock =
        prepare("INSERT INTO case_clock (evaluation_id, kind, number, counted_from, days, due_date,"
                " original_due, provisional, calendar_version, is_late, is_reminded,"
                " extended_by)"
                " VALUES (?, 'reply', 1, '2026-11-20', 3, '2026-11-25', '2026-11-25', 0, 0, 0, 0, 0)");
    sqlite3_stmt* m_situation =
        prepare("INSERT INTO evaluation_situation (evaluation_id, situation, position) VALUES (?, ?, ?)");
};

} // namespace

int main(int count, char** words) {
    if (count != 5) {
        std::fputs("Use: bare-sqlite-loop DATABASE CODE ROWS_PER_COMMIT SECONDS\n", stderr);
        return 2;
    }
    check(sqlite3_open(words[1], &database) == SQLITE_OK);
    for (const char* pragma :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
          "PRAGMA secure_delete = ON", "PRAGMA wal_autocheckpoint = 8000"}) // As the server sets them.
        check(sqlite3_exec(database, pragma, nullptr, nullptr, nullptr) == SQLITE_OK);
    Rows rows{words[2]};
    const int rows_per_commit = std::atoi(words[3]);
    sqlite3_stmt* begin = prepare("BEGIN IMMEDIATE");
    sqlite3_stmt* commit = prepare("COMMIT");

    using Clock = std::chrono::steady_clock;
    const auto started = Clock::now();
    const auto until = started + std::chrono::seconds{std::atoi(words[4])};
    std::int64_t stored = 0;
    while (Clock::now() < until) {
        run(begin);
        for (int row = 0; row < rows_per_commit; ++row) rows.insert();
        run(commit);
        stored += rows_per_commit;
    }
    std::printf("%.1f\n", static_cast<double>(stored) / std::chrono::duration<double>(Clock::now() - started).count());
}
