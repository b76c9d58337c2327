#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/store/case_attachments.hpp"
#include "native/store/cases.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/evidence.hpp"
#include "native/store/journal.hpp"
#include "native/store/pages.hpp"
#include "native/store/stored_files.hpp"
#include "native/store/uploads.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

using namespace zhiping;
using namespace zhiping::store;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

// Codes of four units, and evaluations of them: one a minute.
struct Province {
    TemporaryFolder folder;
    Store store{folder.path() / "zhiping.db"};
    std::map<std::string, Code> codes;
    std::vector<ReceiptNumber> receipts; // The oldest first.

    Province() {
        auto units = sample_units();
        units.push_back({"420300", "420000", Level::Detachment, {"十堰市交警支队", "Shiyan Detachment"}});
        if (app::load_units(store, units)) throw std::logic_error{"the units are refused"};
        for (const auto& unit : units) {
            NewCode place{.module = Module::LawEnforcement, .unit_id = unit.id, .place = "大厅"};
            const auto made = app::create_codes(store, {{place}}, sample_now, chance);
            codes.emplace(unit.id, std::get<0>(made).front().code);
        }
    }

    void evaluate(const std::vector<std::string>& unit_ids) {
        for (const auto& id : unit_ids) {
            const auto number = receipts.size();
            auto submission = sample_submission(codes.at(id), number + 1);
            submission.evaluation.satisfaction = Satisfaction::Satisfied; // No case keeps its unit where it is.
            submission.evaluation.situations.clear();
            receipts.push_back(
                submit(store, submission, sample_secret, sample_now + std::chrono::minutes{number}).value().number);
        }
    }

    // Which of the receipts are listed, in their order.
    std::vector<int> list(const EvaluationFilter& filter, std::int64_t most = 100) {
        std::vector<int> found;
        store.read([&](Database& database) {
            for_each_row([&](const FoundEvaluation* last) { return list_evaluations(database, filter, last, most); },
                         [&](const FoundEvaluation& each) {
                             const auto receipt = std::ranges::find(receipts, each.receipt.number);
                             found.push_back(static_cast<int>(receipt - receipts.begin()));
                         });
        });
        return found;
    }

    // How everything that was prepared for `work` is carried out.
    std::string plans(const std::function<void(Database&)>& work) {
        Database database{folder.path() / "zhiping.db", Access::ReadOnly};
        work(database);
        std::string all;
        for (const auto& sql : database.prepared()) {
            auto query = database.prepare("EXPLAIN QUERY PLAN " + sql);
            while (query.step()) {
                for (int skipped = 0; skipped < 3; ++skipped) query.next<int>();
                all += query.next<std::string>() + "\n";
            }
        }
        return all;
    }
};

// So many pieces of evidence of one evaluation as nobody would ever send.
void insert_many(Database& database, int count) {
    for (int position = 1; position <= count; ++position) {
        std::array<std::uint8_t, 16> file{};
        file[14] = static_cast<std::uint8_t>(position >> 8);
        file[15] = static_cast<std::uint8_t>(position);
        const EvidencePlace place{1, position};
        insert_evidence(
            database, place,
            {{{}, EvidenceFormat::Jpeg, 1, sample_now, {}}, digest(std::to_string(position)), {file, "old", {1}}});
    }
}

template <typename Row, typename List> std::vector<Row> all_of(Store& store, const List& list) {
    std::vector<Row> all;
    store.read([&](Database& database) {
        for_each_row([&](const Row* last) { return list(database, last); },
                     [&](const Row& row) { all.push_back(row); });
    });
    return all;
}

} // namespace

TEST_CASE("Evaluations are listed the newest first, whatever fits on a page") {
    Province province;
    province.evaluate({"420114", "420100", "420300", "420114", "420000"});
    for (const auto most : {1, 2, 3, 5, 100}) {
        CAPTURE(most);
        CHECK(province.list({}, most) == std::vector{4, 3, 2, 1, 0});
        CHECK(province.list({.since = sample_now}, most) == std::vector{4, 3, 2, 1, 0});
    }
}

TEST_CASE("A unit's evaluations are its own and those of the units below it") {
    Province province;
    province.evaluate({"420114", "420100", "420300", "420114", "420000"});
    for (const auto most : {1, 2, 100}) {
        CAPTURE(most);
        CHECK(province.list({.unit_id = "420114"}, most) == std::vector{3, 0});
        CHECK(province.list({.unit_id = "420100"}, most) == std::vector{3, 1, 0});
        CHECK(province.list({.unit_id = "420300"}, most) == std::vector{2});
        CHECK(province.list({.unit_id = "420000"}, most) == std::vector{4, 3, 2, 1, 0});
        CHECK(province.list({.unit_id = "nobody"}, most).empty());
    }
}

TEST_CASE("Evaluations are found by when they were received: from one moment on and before another") {
    Province province;
    province.evaluate({"420114", "420100", "420300", "420114", "420000"});
    CHECK(province.list({.since = sample_now + 2min}) == std::vector{4, 3, 2});
    CHECK(province.list({.until = sample_now + 2min}) == std::vector{1, 0});
    CHECK(province.list({.unit_id = "420100", .since = sample_now + 1min, .until = sample_now + 3min}) ==
          std::vector{1});
    CHECK(province.list({.since = sample_now + 1min, .until = sample_now + 1min}).empty());
}

TEST_CASE("Several evaluations of one second are each listed once") {
    Province province;
    for (std::uint64_t number = 0; number < 5; ++number)
        province.receipts.push_back(
            submit(province.store, sample_submission(province.codes.at("420114"), number)).value().number);
    for (const auto most : {1, 2, 100}) CHECK(province.list({.unit_id = "420114"}, most) == std::vector{4, 3, 2, 1, 0});
}

TEST_CASE("A unit that comes to stand below another brings its evaluations along") {
    Province province;
    province.evaluate({"420114", "420300"});
    CHECK(province.list({.unit_id = "420300"}) == std::vector{1});
    CHECK_FALSE(
        app::load_units(province.store, {{"420114", "420300", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}}}));
    CHECK(province.list({.unit_id = "420300"}) == std::vector{1, 0});
}

TEST_CASE("Evaluations of a unit and a time are found through an index, and sorted by their ids alone") {
    Province province;
    province.evaluate({"420114"});
    const auto plans = province.plans([](Database& database) {
        static_cast<void>(list_evaluations(database, {.unit_id = "420100", .since = sample_now}, nullptr, 2000));
    });
    CHECK_THAT(plans, ContainsSubstring("SEARCH evaluation USING COVERING INDEX evaluation_time"
                                        " (received_at>? AND received_at<?)"));
    CHECK_THAT(plans, !ContainsSubstring("SCAN evaluation"));
    CHECK_THAT(
        province.plans([](Database& database) { static_cast<void>(list_evaluations(database, {}, nullptr, 2000)); }),
        ContainsSubstring("SEARCH evaluation USING INTEGER PRIMARY KEY (rowid<?)"));
}

TEST_CASE("The codes of a unit are found through an index in the order of their time") {
    Province province;
    const auto plans = province.plans(
        [](Database& database) { static_cast<void>(list_codes(database, {.unit_id = "420100"}, sample_now)); });
    CHECK_THAT(plans, ContainsSubstring("SEARCH code USING INDEX code_unit (unit_id=?)"));
    CHECK_THAT(plans, !ContainsSubstring("TEMP B-TREE"));
}

TEST_CASE("Other cases with the text of a reply are found through an index") {
    Province province;
    const auto plans = province.plans([](Database& database) { count_cases_with_reply(database, {}, 1); });
    CHECK_THAT(plans, ContainsSubstring("USING INDEX case_words_reply (reply_hash=?") ||
                          ContainsSubstring("USING COVERING INDEX case_words_reply (reply_hash=?"));
}

TEST_CASE("What is removed, swept, wrapped anew or verified is listed through an index, without sorting") {
    Province province;
    const auto plans = province.plans([](Database& database) {
        static_cast<void>(list_evidence_before(database, sample_now, nullptr, 10));
        static_cast<void>(list_expired_uploads(database, sample_now, nullptr, 10));
        static_cast<void>(list_sealings_not_wrapped_by(database, "key", nullptr, 10));
        list_named_files(database, [](const store::FileId&) {});
        list_uploads(database, [](const ListedUpload&) {});
        list_all_attachments(
            database, [](const auto&, const auto&) {}, [](const auto&, const auto&, const auto&) {});
        static_cast<void>(list_attachments(database, 1));
        static_cast<void>(list_lines_after(database, 0, 10));
        static_cast<void>(list_evidence_after(database, {}, 10));
        list_all_evidence(
            database, [](const auto&, const auto&, const auto&) {}, [](const auto&, const auto&, const auto&) {});
    });
    CHECK_THAT(plans, !ContainsSubstring("SCAN"));
    CHECK_THAT(plans, !ContainsSubstring("TEMP B-TREE"));
}

TEST_CASE("Evidence and its files are visited page by page, each once and in their order") {
    Province province;
    province.evaluate({"420114"});
    const auto count = 2 * static_cast<int>(max_page_rows) + 1;
    province.store.write([&](Database& database) { insert_many(database, count); });
    int evidence = 0, named = 0;
    province.store.read([&](Database& database) {
        list_all_evidence(
            database,
            [&](const auto& place, const auto&, const auto&) {
                CHECK(place == EvidencePlace{1, ++evidence});
            },
            [](const auto&, const auto&, const auto& problem) { FAIL(problem); });
        list_named_files(database, [&](const store::FileId& file) { CHECK(file[14] * 256 + file[15] == ++named); });
    });
    CHECK(evidence == count);
    CHECK(named == count);
}

TEST_CASE("What a page of evidence, keys or leftovers ends with, the next one begins after") {
    Province province;
    province.evaluate({"420114"});
    province.store.write([&](Database& database) {
        insert_many(database, 5);
        for (std::uint8_t number = 1; number <= 5; ++number) insert_leftover_file(database, {number});
    });
    for (const auto most : {1, 2, 5, 6}) {
        CAPTURE(most);
        const auto old =
            all_of<ReceivedEvidence>(province.store, [&](Database& database, const ReceivedEvidence* last) {
                return list_evidence_before(database, sample_now + 1s, last, most);
            });
        REQUIRE(old.size() == 5);
        for (int index = 0; index < 5; ++index) CHECK(old[index].place.position == index + 1);
        const auto wrapped = all_of<Sealing>(province.store, [&](Database& database, const Sealing* last) {
            return list_sealings_not_wrapped_by(database, "new", last, most);
        });
        REQUIRE(wrapped.size() == 5);
        for (int index = 0; index < 5; ++index) CHECK(wrapped[index].file_id[15] == index + 1);
        const auto leftovers =
            all_of<store::FileId>(province.store, [&](Database& database, const store::FileId* last) {
                return list_leftover_files(database, sample_now, last, most);
            });
        REQUIRE(leftovers.size() == 5);
        for (int index = 0; index < 5; ++index) CHECK(leftovers[index][0] == index + 1);
    }
    province.store.read([](Database& database) {
        CHECK(list_evidence_before(database, sample_now, nullptr, 10).empty());
        CHECK(list_sealings_not_wrapped_by(database, "old", nullptr, 10).empty());
    });
}
