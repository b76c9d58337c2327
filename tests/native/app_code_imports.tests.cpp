#include "tests/support/child_process.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/open_code.hpp"
#include "native/app/spreadsheet_numbers.hpp"

#include <catch_amalgamated.hpp>

#include <csignal>
#include <set>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct House {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "zhiping.db";
    std::optional<store::Store> store{file};
    Code code = fill_with_samples(*store); // Of sample_document().

    std::variant<std::vector<CodeFacts>, app::BadRow> order(const app::CodeOrder& wanted) {
        return app::create_codes(*store, wanted, sample_now, chance);
    }
    std::vector<CodeFacts> issued(const app::CodeOrder& wanted) {
        return std::get<std::vector<CodeFacts>>(order(wanted));
    }
    app::BadRow bad(const app::CodeOrder& wanted) {
        const auto before = count_rows(*store, "code");
        auto row = std::get<app::BadRow>(order(wanted));
        CHECK(count_rows(*store, "code") == before);
        return row;
    }
    std::int64_t count(const std::string& rows) { return count_rows(*store, rows); }
};

app::CodeOrder documents(int first, int end) {
    app::CodeOrder order;
    for (int number = first; number < end; ++number) order.wanted.push_back(sample_document(number));
    return order;
}

std::vector<store::NewCode> numbered(const std::vector<std::string>& numbers) {
    std::vector<store::NewCode> codes;
    for (const auto& number : numbers) {
        codes.push_back(sample_document());
        codes.back().document_number = number;
    }
    return codes;
}

} // namespace

TEST_CASE("A document that has a code is refused, with that code and since when") {
    House house;
    const auto bad = house.bad({{sample_document(1), sample_document()}});
    CHECK(bad.row == 1);
    CHECK_THAT(bad.reason, ContainsSubstring(house.code.grouped()) && ContainsSubstring("2026-11-20 15:40"));
}

TEST_CASE("The same document twice in one order is refused, with both rows") {
    House house;
    const auto bad = house.bad({{sample_document(1), sample_document(2), sample_document(1)}});
    CHECK(bad.row == 2);
    CHECK(bad.other == 0);
}

TEST_CASE("A document is unit, type and number; a place may have as many codes as it has windows") {
    House house;
    auto elsewhere = sample_document(), other_type = sample_document();
    elsewhere.unit_id = "420100";
    other_type.document_type = "行政强制措施凭证";
    const store::NewCode window{.module = Module::Service, .unit_id = "420100", .place = "窗口"};
    CHECK(house.issued({{elsewhere, other_type, window, window}}).size() == 4);
    CHECK(house.issued({{window, window}}).size() == 2);
}

TEST_CASE("Reissuing gives a document another code and revokes the first") {
    House house;
    const auto again = house.issued({{sample_document()}, true});
    REQUIRE(again.size() == 1);
    CHECK(app::open_code(*house.store, house.code, sample_now).error().code == ErrorCode::Gone);
    CHECK(app::open_code(*house.store, again[0].code, sample_now)->document_number ==
          sample_document().document_number);
    CHECK(house.bad({{sample_document(5), sample_document(5)}, true}).other == 0); // One line for each row of a file.
    CHECK(house.count("code WHERE revoked_at IS NULL") == 1);
}

TEST_CASE("A document whose code was revoked may have another") {
    House house;
    house.store->write([&](store::Database& database) { store::revoke_code(database, house.code, sample_now); });
    CHECK(house.issued({{sample_document()}}).size() == 1);
}

TEST_CASE("More than one transaction takes is issued in pieces, in the order of its rows") {
    House house;
    const auto commits = house.store->write_counts().commits;
    std::vector<std::size_t> told;
    const auto order = documents(1, 1201);
    const auto issued = std::get<0>(app::create_codes(*house.store, order, sample_now, chance,
                                                      [&](std::size_t done, std::size_t) { told.push_back(done); }));
    CHECK(told == std::vector<std::size_t>{500, 1000, 1200});
    CHECK(house.store->write_counts().commits == commits + 3);
    REQUIRE(issued.size() == 1200);
    for (std::size_t row = 0; row < issued.size(); ++row)
        REQUIRE(issued[row].document_number == order.wanted[row].document_number);
}

TEST_CASE("One bad row among a hundred thousand is found before the first code is issued") {
    House house;
    auto order = documents(1, 100'001);
    order.wanted.back().unit_id = "999999";
    CHECK(house.bad(order).row == 99'999);
    CHECK(house.count("code") == 1);
    CHECK(house.count("code_import WHERE ended_at IS NULL") == 0);
}

TEST_CASE("An import that was killed goes on when it is run again, issues nothing twice, and returns all") {
    House house;
    const auto order = documents(1, 2001);
    house.store.reset();
    int progress[2];
    REQUIRE(::pipe(progress) == 0);
    const ChildProcess importing{[&] {
        store::Store store{house.file};
        app::create_codes(store, order, sample_now, chance, [&](std::size_t, std::size_t) {
            if (::write(progress[1], "p", 1) != 1) std::abort();
        });
        return 0;
    }};
    char byte = 0;
    REQUIRE(::read(progress[0], &byte, 1) == 1);
    importing.send(SIGKILL);
    CHECK(importing.wait() == 128 + SIGKILL);

    house.store.emplace(house.file);
    std::set<std::string> before;
    house.store->read([&](store::Database& database) {
        auto query = database.prepare("SELECT code FROM code");
        while (query.step()) before.insert(query.next<std::string>());
    });
    REQUIRE(before.size() >= 501);
    REQUIRE(before.size() < 2001);
    const auto issued = house.issued(order);
    CHECK(issued.size() == 2000);
    CHECK(house.count("code") == 2001);
    for (const auto& facts : issued) before.erase(facts.code.symbols());
    CHECK(before == std::set<std::string>{house.code.symbols()});
    CHECK(house.bad(order).row == 0); // Once it has ended the same again is the same documents again.
}

TEST_CASE("An import that broke off does not go on as another one") {
    House house;
    house.store->write([&](store::Database& database) {
        database.execute("INSERT INTO code_import (wanted_hash, began_at) VALUES (zeroblob(32), 0)");
    });
    CHECK(house.issued(documents(1, 3)).size() == 2);
    CHECK(house.count("code_import WHERE ended_at IS NULL") == 1);
}

TEST_CASE("A number that a spreadsheet shortened is refused with its row") {
    for (const auto* number : {"4.20114E+15", "4,20114E+15", "4E+15", "4.20114e+15", "4.2E-3"}) {
        CAPTURE(number);
        const auto bad = app::find_shortened_number(numbered({"42", number}));
        REQUIRE(bad);
        CHECK(bad->row == 1);
        CHECK_THAT(bad->reason, ContainsSubstring(number) && ContainsSubstring("as text"));
    }
    CHECK_FALSE(app::find_shortened_number(
        numbered({"4201141900382615", "鄂A12E+3", "E+15", "12E15", "4.2.0E+15", "1E+", "3E-2024-A", ""})));
}

TEST_CASE("Long numbers that end in zeros look rounded when they are at least two and over half") {
    const auto look_rounded = [](const std::vector<std::string>& numbers) {
        return app::have_rounded_numbers(numbered(numbers));
    };
    CHECK(look_rounded({"4201141900382000", "4201141900382610"}));
    CHECK(look_rounded({"420114190038261000", "420114190038262000", "420114190038262001"}));
    CHECK_FALSE(look_rounded({"4201141900382610"}));
    CHECK_FALSE(look_rounded({"4201141900382610", "4201141900382620", "4201141900382615", "4201141900382616"}));
    CHECK_FALSE(look_rounded({"420114190038261", "420114190038260", "100", "200"})); // No digit is lost of these.
    CHECK_FALSE(look_rounded({"鄂4201141900382000", "鄂4201141900382010"}));
    CHECK_FALSE(look_rounded({}));
}
