#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/store/journal.hpp"

#include <catch_amalgamated.hpp>

#include <thread>

using namespace zhiping;
using namespace zhiping::tests;
using journal::Kind;
using journal::Line;
using journal::next_head;

namespace {

const auto day = parse_date("2026-11-20").value();
const auto receipt = ReceiptNumber::from_random(day, {1, 2, 3, 4, 5});
const auto other_receipt = ReceiptNumber::from_random(day, {5, 4, 3, 2, 1});

Line line_about(const ReceiptNumber& subject, int word = 1, Kind kind = Kind::EvidenceAccepted) {
    Line line{kind, subject, sample_now};
    line.add(word);
    return line;
}

struct Journal {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "zhiping.db";
    store::Store store{file};

    Sha256 append(const Line& line) {
        return store.write([&](store::Database& database) { return store::append_to_journal(database, line); });
    }
    store::JournalEnd end() { return store.read(store::journal_end); }
    std::vector<store::JournalRow> list_after(std::int64_t number, std::int64_t max_lines = 1000) {
        return store.read(
            [&](store::Database& database) { return store::list_lines_after(database, number, max_lines); });
    }
    std::vector<Sha256> heads() {
        std::vector<Sha256> heads;
        for (const auto& row : list_after(0)) heads.push_back(std::get<store::JournalLine>(row).head);
        return heads;
    }
    void execute(const std::string& sql) {
        store.write([&](store::Database& database) { database.execute(sql); });
    }
};

// Whether each head is made of the one before it, without gaps.
bool is_whole(const std::vector<store::JournalRow>& rows) {
    store::JournalEnd end;
    for (const auto& row : rows) {
        const auto& line = std::get<store::JournalLine>(row);
        if (line.number != ++end.number || line.head != next_head(end.head, text_of(line.entry))) return false;
        end.head = line.head;
    }
    return true;
}

} // namespace

TEST_CASE("Lines are appended one after the other and read back as they were") {
    Journal journal;
    CHECK(journal.end() == store::JournalEnd{});
    const auto first = line_about(receipt), second = line_about(other_receipt, 2, Kind::EvidenceRemoved);
    const auto head = journal.append(first);
    CHECK(head == next_head({}, text_of(first.entry())));
    const auto next = journal.append(second);
    CHECK(next == next_head(head, text_of(second.entry())));
    CHECK(journal.end() == store::JournalEnd{2, next});
    const auto rows = journal.list_after(0);
    REQUIRE(rows.size() == 2);
    CHECK(std::get<store::JournalLine>(rows[0]).entry == first.entry());
    CHECK(std::get<store::JournalLine>(rows[1]).entry == second.entry());
}

TEST_CASE("The journal is read in pages") {
    Journal journal;
    for (int number = 1; number <= 5; ++number) journal.append(line_about(receipt, number));
    CHECK(journal.list_after(0, 2).size() == 2);
    const auto last = journal.list_after(4, 2);
    REQUIRE(last.size() == 1);
    CHECK(std::get<store::JournalLine>(last[0]).number == 5);
    CHECK(journal.list_after(5, 2).empty());
}

TEST_CASE("Who appends after an end that is not the end any more is refused, and all that came with it is undone") {
    Journal journal;
    const auto append_after = [&](const store::JournalEnd& end) {
        journal.store.write([&](store::Database& database) {
            database.execute("INSERT INTO unit (id, parent_id, level, name_zh, name_en)"
                             " VALUES ('42', NULL, 'bureau', '湖北', 'Hubei')");
            store::append_after(database, end, line_about(receipt));
        });
    };
    const auto empty = journal.end();
    journal.append(line_about(receipt));
    const auto one = journal.end();
    journal.append(line_about(receipt, 2));
    auto forged = journal.end();
    forged.head[0] ^= 1;
    for (const auto& stale : {empty, one, forged, store::JournalEnd{7, one.head}})
        CHECK_THROWS_AS(append_after(stale), store::DatabaseError);
    CHECK(count_rows(journal.store, "journal") == 2);
    CHECK(count_rows(journal.store, "unit") == 0);
    append_after(journal.end());
    CHECK(count_rows(journal.store, "unit") == 1);
    CHECK(is_whole(journal.list_after(0)));
}

TEST_CASE("Two programs that append at once make one chain") {
    Journal journal;
    store::Store other{journal.file};
    const auto append_all = [](store::Store& store, const ReceiptNumber& subject) {
        for (int number = 0; number < 50; ++number)
            store.write(
                [&](store::Database& database) { store::append_to_journal(database, line_about(subject, number)); });
    };
    {
        const std::jthread one{[&] { append_all(journal.store, receipt); }};
        const std::jthread two{[&] { append_all(other, other_receipt); }};
    }
    const auto rows = journal.list_after(0);
    CHECK(rows.size() == 100);
    CHECK(is_whole(rows));
}

TEST_CASE("Lines are found by what they are about") {
    Journal journal;
    journal.append(line_about(receipt, 1));
    journal.append(line_about(other_receipt, 2));
    journal.append(line_about(receipt, 3));
    journal.append(line_about(receipt, 4, Kind::EvidenceRemoved));
    const auto about =
        journal.store.read([](store::Database& database) { return store::list_lines_about(database, receipt); });
    REQUIRE(about.size() == 3);
    CHECK(about[2].number == 4);
    const auto find_last = [&](const ReceiptNumber& subject, Kind kind) {
        return journal.store.read(
            [&](store::Database& database) { return store::find_last_line(database, subject, kind); });
    };
    CHECK(find_last(receipt, Kind::EvidenceAccepted)->number == 3);
    CHECK(find_last(receipt, Kind::EvidenceAccepted)->head == journal.heads()[2]);
    CHECK_FALSE(find_last(other_receipt, Kind::EvidenceRemoved));
}

TEST_CASE("A line whose subject was given a word of its own is refused, although its text is the same") {
    Journal journal;
    journal.append(line_about(receipt));
    CHECK_THROWS_AS(journal.execute("UPDATE journal SET subject = subject || ' ' || words, words = ''"),
                    store::DatabaseError);
    store::Database database{journal.file};
    database.execute("PRAGMA ignore_check_constraints = ON;"
                     "UPDATE journal SET subject = subject || ' ' || words, words = ''");
    const auto rows = journal.list_after(0);
    REQUIRE(rows.size() == 1);
    CHECK(std::get<store::UnreadableLine>(rows[0]).problem == "unreadable value in column subject");
}
