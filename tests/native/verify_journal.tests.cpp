#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/verify_journal.hpp"
#include "native/store/journal.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

const auto receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5});
constexpr int line_count = 2500; // More than are read at once.

// Lines about evidence that is not there, which is a problem of each line but none of the chain.
struct LongJournal {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};

    LongJournal() {
        store.write([](store::Database& database) {
            for (int number = 1; number <= line_count; ++number) {
                journal::Line line{journal::Kind::EvidenceRemoved, receipt, sample_now};
                line.add(number);
                store::append_to_journal(database, line);
            }
        });
    }
    app::Verification verify() {
        app::Verification result;
        app::verify_journal(store, {}, result);
        return result;
    }
    void execute(const std::string& sql) {
        store.write([&](store::Database& database) { database.execute(sql); });
    }
};

std::vector<std::string> without_missing_evidence(std::vector<std::string> problems) {
    std::erase_if(problems, [](const auto& problem) { return problem.ends_with("its evidence is missing"); });
    return problems;
}

} // namespace

TEST_CASE("A journal longer than what is read at once is followed to its end") {
    LongJournal long_journal;
    const auto result = long_journal.verify();
    CHECK(result.links == line_count);
    CHECK(result.head == long_journal.store.read(store::journal_end).head);
    CHECK(result.problems.size() == line_count);
    CHECK(without_missing_evidence(result.problems) == std::vector<std::string>{});
}

TEST_CASE("A line that was changed is found although what it is about is gone") {
    LongJournal long_journal;
    const auto check = [&](const std::string& sql, const std::vector<std::string>& expected) {
        long_journal.execute(sql);
        CHECK(without_missing_evidence(long_journal.verify().problems) == expected);
    };
    const auto broken = [](const std::string& number, const std::string& piece) {
        return "link " + number + ": the chain breaks at evidence " + piece + " of " + receipt.text();
    };
    SECTION("its words") { check("UPDATE journal SET words = '7' WHERE number = 1001", {broken("1001", "7")}); }
    SECTION("its kind") { check("UPDATE journal SET kind = 'accepted' WHERE number = 1000", {broken("1000", "1000")}); }
    SECTION("its time") { check("UPDATE journal SET at = at + 1 WHERE number = 2000", {broken("2000", "2000")}); }
    SECTION("its subject") {
        check("UPDATE journal SET subject = 'ZP' WHERE number = 2000",
              {"link 2000: the chain breaks at evidence 2000 of ZP"});
    }
    SECTION("its head") {
        check("UPDATE journal SET head = zeroblob(32) WHERE number = 2000",
              {broken("2000", "2000"), broken("2001", "2001")});
    }
}
