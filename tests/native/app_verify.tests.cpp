#include "tests/support/sample_evidence.hpp"

#include "native/app/open_evidence.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/app/remove_evidence.hpp"
#include "native/app/verify_evidence.hpp"
#include "native/store/evidence.hpp"
#include "native/store/journal.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

// Two evaluations with evidence, an upload that is whole and one that is not.
struct FullHouse : EvidenceHouse {
    std::vector<Receipt> receipts;
    UploadId unfinished = create(200'000).value().id;

    FullHouse() {
        for (std::uint64_t number = 0; number < 2; ++number) {
            const auto seed = static_cast<std::uint32_t>(number);
            auto submission = sample_submission(code, number);
            submission.evidence = {upload(sample_photo(100'000, seed)), upload(sample_video(70'000, seed))};
            receipts.push_back(submit(store, submission).value());
        }
        upload(sample_photo(500));
        if (!append(unfinished, sample_part(0, sample_photo(90'000)))) throw std::logic_error{"not held"};
    }

    app::Verification verify() {
        return app::verify_evidence(store, *vault, [](auto, auto) {});
    }
    store::JournalEnd journal_end() {
        return store.read([](store::Database& database) { return store::journal_end(database); });
    }
    // As somebody who has the file would, without asking what it refers to.
    void execute(const std::string& sql) {
        store::Database database{place.path() / "zhiping.db"};
        database.execute("PRAGMA foreign_keys = OFF");
        database.execute(sql);
    }
    std::string file_of(std::int64_t evaluation, std::size_t piece) {
        return store.read([&](store::Database& database) {
            return sealing::file_name(store::list_evidence(database, evaluation).at(piece).sealing.file_id);
        });
    }
    Bytes content_of(const std::string& name) {
        const auto file = vault->folder().open(name);
        Bytes content(file->size());
        file->read_at(0, content);
        return content;
    }
    void rewrite(const std::string& name, const Bytes& content) {
        vault->folder().remove(name);
        vault->folder().open_or_create(name)->write_at(0, content);
    }
    void check_one_problem(const std::string& part, const std::string& other_part) {
        const auto problems = verify().problems;
        REQUIRE(problems.size() == 1);
        CHECK_THAT(problems[0], ContainsSubstring(part) && ContainsSubstring(other_part));
    }
};

} // namespace

TEST_CASE("What is as it was stored verifies, and its progress reaches the end") {
    FullHouse house;
    std::uint64_t last = 0, whole = 0;
    const auto result = app::verify_evidence(house.store, *house.vault, [&](auto done, auto all) {
        last = done;
        whole = all;
    });
    CHECK(result.problems.empty());
    CHECK(result.files == 6);
    CHECK(result.links == 8); // Each evaluation has one of its own, two pieces and a case.
    CHECK(result.head == house.journal_end().head);
    CHECK(whole == 340'000 + 500 + 90'000);
    CHECK(last == 340'000 + 500 + 65'536); // What does not fill a record is in the database.
}

TEST_CASE("A flipped bit, a cut, an appended, a missing file and two that were swapped are each named") {
    FullHouse house;
    const auto one = house.file_of(1, 0), other = house.file_of(2, 0);
    const auto receipt = house.receipts[0].number.text();
    auto content = house.content_of(one);
    SECTION("flipped") {
        content[70'000] ^= 4;
        house.rewrite(one, content);
        house.check_one_problem("evidence 1 of " + receipt, one);
    }
    SECTION("cut") {
        content.resize(65'576);
        house.rewrite(one, content);
        house.check_one_problem("evidence 1 of " + receipt, "not as long");
    }
    SECTION("appended") {
        content.push_back(0);
        house.rewrite(one, content);
        house.check_one_problem("evidence 1 of " + receipt, "not as long");
    }
    SECTION("missing") {
        house.vault->folder().remove(one);
        house.check_one_problem("evidence 1 of " + receipt, "missing");
    }
    SECTION("swapped") {
        const auto second = house.content_of(other);
        house.rewrite(one, second);
        house.rewrite(other, content);
        CHECK(house.verify().problems.size() == 2);
    }
    SECTION("an upload's file") {
        house.vault->folder().remove(app::file_of(house.stored(house.unfinished)));
        house.check_one_problem("an upload", "missing");
    }
    SECTION("an upload's rest") {
        house.execute("UPDATE upload SET rest = zeroblob(length(rest)) WHERE content_hash IS NULL");
        house.check_one_problem("an upload", "damaged");
    }
}

TEST_CASE("A row that was changed, taken out or put in is named, and where the chain breaks") {
    FullHouse house;
    const auto contains_all = [&](std::initializer_list<std::string> parts) {
        const auto problems = house.verify().problems;
        std::string all;
        for (const auto& problem : problems) all += problem + "\n";
        for (const auto& part : parts) CHECK_THAT(all, ContainsSubstring(part));
    };
    SECTION("another hash") {
        house.execute("UPDATE evidence SET content_hash = zeroblob(32) WHERE evaluation_id = 1 AND position = 2");
        contains_all({"another than the one that was received", "link 3: the chain breaks"});
    }
    SECTION("another time") {
        house.execute("UPDATE evidence SET received_at = received_at + 1 WHERE evaluation_id = 2 AND position = 1");
        contains_all({"link 6: the chain breaks"});
    }
    SECTION("another time of a link") {
        house.execute("UPDATE journal SET at = at + 1 WHERE number = 2");
        contains_all({"link 2: the chain breaks"});
    }
    SECTION("evidence taken out") {
        const auto name = house.file_of(1, 0);
        house.execute("DELETE FROM evidence WHERE evaluation_id = 1 AND position = 1");
        contains_all({"link 2: its evidence is missing", "file " + name + " is named by nothing"});
    }
    SECTION("an evaluation taken out") {
        house.execute("DELETE FROM evaluation WHERE id = 1");
        contains_all({"evidence 1 of no evaluation: unreadable", "evidence 2 of no evaluation: unreadable"});
    }
    SECTION("a link taken out") {
        house.execute("DELETE FROM journal WHERE number = 2");
        contains_all({"link 3: a link before it is missing", "link 3: the chain breaks", "the chain does not know it"});
    }
    SECTION("the last links taken out") {
        house.execute("DELETE FROM journal WHERE number > 2");
        contains_all({"evidence 1 of ", "the chain does not know it"});
    }
    SECTION("removed without a word") {
        house.execute("UPDATE evidence SET key_id = NULL, wrapped_key = NULL, removed_at = 9 WHERE evaluation_id = 1 "
                      "AND position = 1");
        contains_all({"the chain does not say so"});
    }
    SECTION("keys that were swapped") {
        house.execute("UPDATE evidence SET wrapped_key = (SELECT wrapped_key FROM evidence WHERE evaluation_id = 2 AND "
                      "position = 2)"
                      " WHERE evaluation_id = 1 AND position = 1");
        contains_all({"damaged or another file's"});
    }
}

TEST_CASE("A row with a value that cannot be read is named, and everything else is checked as well") {
    FullHouse house;
    house.rewrite(house.file_of(2, 1), Bytes(70'040)); // What comes after it in every list.
    const auto receipt = house.receipts[0].number.text();
    const auto check = [&](const std::string& sql, std::vector<std::string> expected) {
        house.execute("PRAGMA ignore_check_constraints = ON; " + sql);
        const auto problems = house.verify().problems;
        expected.push_back("evidence 2 of " + house.receipts[1].number.text() + " (file");
        CAPTURE(problems);
        REQUIRE(problems.size() == expected.size());
        for (const auto& part : expected)
            CHECK(std::ranges::count_if(problems, [&](const auto& problem) { return problem.starts_with(part); }) == 1);
    };
    SECTION("the format of evidence") {
        check("UPDATE evidence SET format = 'gif' WHERE evaluation_id = 1 AND position = 1",
              {"evidence 1 of " + receipt + ": unreadable value in column format",
               "link 2: its evidence cannot be read"});
    }
    SECTION("the hash of evidence") {
        check("UPDATE evidence SET content_hash = x'00' WHERE evaluation_id = 1 AND position = 1",
              {"evidence 1 of " + receipt + ": unreadable value in column content_hash", "link 2: its evidence"});
    }
    SECTION("the file of evidence") {
        const auto name = house.file_of(1, 0);
        check("UPDATE evidence SET file_id = x'00' WHERE evaluation_id = 1 AND position = 1",
              {"evidence 1 of " + receipt + ": unreadable value in column file_id", "link 2: its evidence",
               "file " + name + " is named by nothing"});
    }
    SECTION("the key of evidence") {
        check("UPDATE evidence SET key_id = '0123456789abcdef' WHERE evaluation_id = 1 AND position = 1",
              {"evidence 1 of " + receipt + " (file " + house.file_of(1, 0) + "): no key 0123456789abcdef"});
    }
    SECTION("the wrapped key of evidence") {
        check("UPDATE evidence SET wrapped_key = x'' WHERE evaluation_id = 1 AND position = 1",
              {"evidence 1 of " + receipt + " (file " + house.file_of(1, 0) + "): the key of file"});
    }
    SECTION("the format of an upload") {
        check("UPDATE upload SET format = 'gif' WHERE content_hash IS NULL",
              {"upload " + std::to_string(house.stored(house.unfinished).id) + ": unreadable value in column format"});
    }
    SECTION("the head of a link") {
        check("UPDATE journal SET head = x'00' WHERE number = 3",
              {"link 3: unreadable value in column head", "evidence 2 of " + receipt + ": the chain does not know it"});
    }
    SECTION("the kind of a link") {
        check("UPDATE journal SET kind = 'lost' WHERE number = 6",
              {"link 6: unreadable value in column kind",
               "evidence 1 of " + house.receipts[1].number.text() + ": the chain does not know it"});
    }
}

TEST_CASE("A file that nothing names is a problem, and left alone") {
    FullHouse house;
    house.vault->folder().open_or_create("left-behind");
    house.check_one_problem("file left-behind is named by nothing", "older than the folder");
    CHECK(house.vault->folder().open("left-behind"));
}

TEST_CASE("Evidence that cannot be read is told at the end of its retention, and the others are removed") {
    FullHouse house;
    house.execute("UPDATE evidence SET format = 'gif' WHERE evaluation_id = 1 AND position = 1");
    std::vector<std::string> problems;
    const auto tell = [&](const std::string& problem) { problems.push_back(problem); };
    CHECK(app::remove_evidence_before(house.store, *house.vault, sample_now + 1s, sample_now + 1h, tell) == 3);
    CHECK(problems == std::vector<std::string>{"evidence 1 of evaluation 1: unreadable value in column format"});
}

TEST_CASE("What is removed at the end of its retention leaves its words and a link, and nobody can read it") {
    FullHouse house;
    const auto before = house.verify();
    const auto files = house.vault->folder().list().size();
    CHECK(app::remove_evidence_before(house.store, *house.vault, sample_now, sample_now + 1h, fail_on_problem) == 0);
    CHECK(app::remove_evidence_before(house.store, *house.vault, sample_now + 1s, sample_now + 1h, fail_on_problem) ==
          4);
    CHECK(app::remove_evidence_before(house.store, *house.vault, sample_now + 1s, sample_now + 1h, fail_on_problem) ==
          0);
    CHECK(house.vault->folder().list().size() == files - 4);
    CHECK(count_rows(house.store, "evidence WHERE wrapped_key IS NOT NULL") == 0);

    const auto result = house.verify();
    CHECK(result.problems.empty());
    CHECK(result.links == before.links + 4);
    CHECK(result.head != before.head);
    const auto number = house.receipts[0].number;
    CHECK(app::open_evidence(house.store, *house.vault, number, 1).error() ==
          Error{ErrorCode::Gone, Text::EvidenceRemoved, "evidence"});
    auto receipt = app::read_evaluation(house.store, number, sample_secret).value().receipt;
    CHECK(receipt.evidence.size() == 2);
    for (auto& piece : receipt.evidence) CHECK(std::exchange(piece.removed, std::nullopt));
    CHECK(receipt == house.receipts[0]);
}
