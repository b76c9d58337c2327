#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/verify_journal.hpp"
#include "native/store/committed_evaluations.hpp"
#include "native/store/journal.hpp"
#include "shared/evaluation/satisfaction.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

// Satisfied, so without a case, and with words.
Submission praise(const Code& code, std::uint64_t number, const std::string& words = "民警很耐心") {
    auto submission = sample_submission(code, number);
    submission.evaluation.satisfaction = Satisfaction::Satisfied;
    submission.evaluation.situations.clear();
    submission.evaluation.statement = words;
    return submission;
}

struct Desk {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    Code code = fill_with_samples(store);

    Receipt submit(const Submission& submission) { return tests::submit(store, submission).value(); }

    std::vector<journal::Entry> entries() {
        std::vector<journal::Entry> entries;
        store.read([&](store::Database& database) {
            for (const auto& row : store::list_lines_after(database, 0, 100))
                entries.push_back(std::get<store::JournalLine>(row).entry);
        });
        return entries;
    }
    store::CommittedEvaluation stored(const ReceiptNumber& receipt) {
        return store
            .read([&](store::Database& database) { return store::find_committed_evaluation(database, receipt); })
            .value();
    }
    void execute(const std::string& sql) {
        store::Database{folder.path() / "zhiping.db"}.execute("PRAGMA foreign_keys = OFF; " + sql);
    }
    std::vector<std::string> problems() {
        app::Verification result;
        app::verify_journal(store, {}, result);
        return result.problems;
    }
};

} // namespace

TEST_CASE("The journal says of an evaluation what was chosen, and commits to what was written") {
    Desk desk;
    const auto receipt = desk.submit(praise(desk.code, 1));
    const auto entries = desk.entries();
    REQUIRE(entries.size() == 1);
    const auto salt = desk.stored(receipt.number).salt.value();
    CHECK(text_of(entries[0]) == "evaluation " + receipt.number.text() + " satisfied " +
                                     to_digits(journal::commit_to("民警很耐心", salt).hash) + " " +
                                     std::to_string(sample_now.time_since_epoch().count()));
    CHECK(desk.problems().empty());
}

TEST_CASE("An evaluation without words has a line without a commitment, and no salt") {
    Desk desk;
    const auto receipt = desk.submit(praise(desk.code, 1, ""));
    CHECK(desk.entries().at(0).words == "satisfied");
    CHECK_FALSE(desk.stored(receipt.number).salt);
    CHECK(desk.problems().empty());
}

TEST_CASE("The same submission again has one line, and one that is refused has none") {
    Desk desk;
    desk.submit(praise(desk.code, 1));
    desk.submit(praise(desk.code, 1));
    auto refused = praise(desk.code, 2);
    refused.evaluation.satisfaction.reset();
    CHECK_FALSE(submit(desk.store, refused));
    CHECK(desk.entries().size() == 1);
}

TEST_CASE("Two evaluations with the same words have commitments that tell nothing of it") {
    Desk desk;
    desk.submit(praise(desk.code, 1));
    desk.submit(praise(desk.code, 2));
    CHECK(desk.entries().at(0).words != desk.entries().at(1).words);
}

TEST_CASE("An evaluation that was changed, taken out or put in unseen is named by verifying") {
    Desk desk;
    const auto first = desk.submit(praise(desk.code, 1)).number.text();
    const auto second = desk.submit(praise(desk.code, 2)).number.text();
    REQUIRE(desk.problems().empty());
    const auto check = [&](const std::string& sql, const std::string& problem) {
        desk.execute(sql);
        CHECK(desk.problems() == std::vector<std::string>{problem});
    };
    const auto another = "link 1: the evaluation " + first + " is another one";
    SECTION("the choice") { check("UPDATE evaluation SET satisfaction = 'other' WHERE id = 1", another); }
    SECTION("the words") { check("UPDATE evaluation SET statement = '好' WHERE id = 1", another); }
    SECTION("the time") { check("UPDATE evaluation SET received_at = received_at + 1 WHERE id = 1", another); }
    SECTION("other words without a salt") {
        check("UPDATE evaluation SET statement = '好', statement_salt = NULL WHERE id = 1", another);
    }
    SECTION("the salt") { check("UPDATE evaluation SET statement_salt = zeroblob(32) WHERE id = 1", another); }
    SECTION("what cannot be read") {
        check("PRAGMA ignore_check_constraints = ON; UPDATE evaluation SET statement_salt = x'00' WHERE id = 1",
              "link 1: the evaluation " + first + " cannot be read");
    }
    SECTION("taken out") {
        desk.execute("DELETE FROM comment WHERE evaluation_id = 2");
        check("DELETE FROM evaluation WHERE id = 2", "link 2: the evaluation " + second + " is missing");
    }
    SECTION("a line taken from the end") {
        check("DELETE FROM journal WHERE number = 2",
              "the journal says 0 times that the evaluation " + second + " was stored");
    }
    SECTION("a line twice") {
        desk.store.write([&](store::Database& database) {
            const auto line = std::get<store::JournalLine>(store::list_lines_after(database, 1, 1).at(0)).entry;
            journal::Line again{line.kind, ReceiptNumber::parse(line.subject).value(), line.at};
            again.add(satisfactions, Satisfaction::Satisfied)
                .add(parse_sha256(line.words.substr(line.words.find(' ') + 1)).value());
            store::append_to_journal(database, again);
        });
        CHECK(desk.problems() ==
              std::vector<std::string>{"the journal says 2 times that the evaluation " + second + " was stored"});
    }
}

TEST_CASE("Words that were erased with their salt leave the journal whole") {
    Desk desk;
    desk.submit(praise(desk.code, 1));
    desk.execute("UPDATE evaluation SET statement = '', statement_salt = NULL");
    CHECK(desk.problems().empty());
}

TEST_CASE("Evaluations that were stored before the journal said anything of them are no problem") {
    Desk desk;
    desk.submit(praise(desk.code, 1));
    desk.execute("DELETE FROM journal; UPDATE evaluation SET statement_salt = NULL");
    desk.submit(praise(desk.code, 2));
    CHECK(desk.entries().size() == 1);
    CHECK(desk.problems().empty());
}
