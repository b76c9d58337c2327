#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/verify_journal.hpp"
#include "native/sealing/content_hash.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/journal.hpp"
#include "native/store/migrate.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using journal::next_head;

namespace {

const auto receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5});

std::string hex(const Sha256& hash) { return "x'" + to_digits(hash) + "'"; }

// A database of the schema before there was a journal: an evaluation with two photos, of which one was removed.
struct OldDatabase {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "zhiping.db";
    std::vector<Sha256> heads; // As they were made then.

    OldDatabase() {
        store::Database database{file};
        store::migrate(database, store::migrations().first(7));
        const auto code = "'" + Code::from_random({1}).symbols() + "'";
        database.execute("INSERT INTO unit VALUES ('42', NULL, 'bureau', '湖北', 'Hubei')");
        database.execute("INSERT INTO code VALUES (" + code +
                         ", 'service', '42', '', '', NULL, '大厅', '陈', 5, NULL, NULL, NULL)");
        database.execute("INSERT INTO evaluation VALUES (7, '" + receipt.text() + "', zeroblob(32), zeroblob(32), " +
                         code + ", 1, 'en', 6, 'other', '', 7, NULL, NULL, NULL, '42')");
        for (const char* position : {"1", "2"})
            database.execute(std::string{"INSERT INTO evidence VALUES (7, "} + position + ", randomblob(32), x'" +
                             std::string(64, 'a') + "', 'jpg', 12345, 1795160400, randomblob(16), 'key', x'01', NULL)");
        const auto words = " " + receipt.text();
        const auto rest = " " + std::string(64, 'a') + " jpg 12345 1795160400 ";
        link(database, "accepted", 1, "accepted" + words + " 1" + rest + "1795160700", 1795160700);
        link(database, "accepted", 2, "accepted" + words + " 2" + rest + "1795160700", 1795160700);
        link(database, "removed", 1, "removed" + words + " 1" + rest + "1795164300", 1795164300);
        database.execute("UPDATE evidence SET key_id = NULL, wrapped_key = NULL, removed_at = 1795164300"
                         " WHERE position = 1");
    }

    void tamper(const std::string& sql) {
        store::Database database{file};
        database.execute("PRAGMA foreign_keys = OFF");
        database.execute(sql);
    }
    app::Verification verify() {
        store::Store store{file};
        app::Verification result;
        app::verify_journal(store, heads, result);
        return result;
    }
    void check_first_problem(const std::string& expected) {
        const auto problems = verify().problems;
        REQUIRE_FALSE(problems.empty());
        CHECK(problems[0] == expected);
    }

private:
    void link(store::Database& database, const std::string& event, int position, const std::string& line,
              std::int64_t at) {
        const auto before = heads.empty() ? std::string(64, '0') : to_digits(heads.back());
        heads.push_back(sealing::sha256_of(before + "\n" + line + "\n"));
        database.execute("INSERT INTO evidence_link VALUES (" + std::to_string(heads.size()) + ", '" + event +
                         "', 7, " + std::to_string(position) + ", " + std::to_string(at) + ", " + hex(heads.back()) +
                         ")");
    }
};

} // namespace

TEST_CASE("The chain over evidence begins the journal: every head that a receipt carries is still there") {
    OldDatabase old;
    const auto result = old.verify();
    CHECK(result.problems == std::vector<std::string>{});
    CHECK(result.links == 3);
    CHECK(result.head == old.heads[2]);
}

TEST_CASE("The receipt of an evaluation from before the journal carries the same head") {
    OldDatabase old;
    store::Store store{old.file};
    const auto found =
        store.read([](store::Database& database) { return store::find_evaluation_by_receipt(database, receipt); });
    REQUIRE(found);
    CHECK(found->receipt.evidence_head == old.heads[1]);
}

TEST_CASE("The journal goes on after the last link of before") {
    OldDatabase old;
    store::Store store{old.file};
    const journal::Line line{journal::Kind::EvidenceRemoved, receipt, sample_now};
    const auto head = store.write([&](store::Database& database) { return store::append_to_journal(database, line); });
    CHECK(head == next_head(old.heads[2], text_of(line.entry())));
}

TEST_CASE("What was changed before there was a journal is found in it") {
    OldDatabase old;
    SECTION("a piece of evidence") {
        old.tamper("UPDATE evidence SET size = 12346 WHERE position = 2");
        old.check_first_problem("link 2: the chain breaks at evidence 2 of " + receipt.text());
    }
    SECTION("a time") {
        old.tamper("UPDATE evidence_link SET at = at + 1 WHERE number = 1");
        old.check_first_problem("link 1: the chain breaks at evidence 1 of " + receipt.text());
    }
    SECTION("evidence that was taken out") {
        old.tamper("DELETE FROM evidence WHERE position = 2");
        old.check_first_problem("link 2: the chain breaks at evidence 2 of " + receipt.text());
    }
    SECTION("a link that was taken out") {
        old.tamper("DELETE FROM evidence_link WHERE number = 2");
        old.check_first_problem("link 3: a link before it is missing");
    }
    SECTION("the last link that was taken out") {
        old.tamper("DELETE FROM evidence_link WHERE number = 3");
        old.check_first_problem("no link has the head " + to_digits(old.heads[2]) + ": the chain was cut off");
    }
}
