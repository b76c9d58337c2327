#include "tests/support/made_month.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/find_anomalies.hpp"
#include "native/store/shared_devices.hpp"
#include "shared/wire/anomaly_json.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

// What is unusual about evaluations, found in what is stored.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

const Date today = parse_date("2026-11-30").value();
const auto noon = parse_china_time("2026-11-20 12:00").value();
const Officer chen{"陈建国", "014537"};
const std::vector<std::string> brigade_ids{"420106", "420114", "420502"};

// Two cities with their brigades.
struct Province {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};

    Province() {
        auto units = sample_units();
        units.push_back({"420106", "420100", Level::Brigade, {"武昌大队", "Wuchang Brigade"}});
        units.push_back({"420500", "420000", Level::Detachment, {"宜昌市交警支队", "Yichang Detachment"}});
        units.push_back({"420502", "420500", Level::Brigade, {"西陵大队", "Xiling Brigade"}});
        REQUIRE_FALSE(app::load_units(store, units));
    }

    template <typename Make> auto make(Make&& make) {
        return store.write([&](store::Database& database) {
            EvaluationMaker maker{database, ++m_seed};
            return make(maker);
        });
    }

    AnomalyList list(const std::string& unit_id = "420000", const AnomalyDays& days = {}) {
        return app::find_anomalies(store, unit_id, days, today).value();
    }
    std::vector<AnomalyFinding> found(Anomaly kind, const std::string& unit_id = "420000") {
        std::vector<AnomalyFinding> all;
        for (auto& each : list(unit_id).findings)
            if (each.kind == kind) all.push_back(std::move(each));
        return all;
    }

private:
    std::uint64_t m_seed = 0;
};

using Receipts = std::vector<std::string>;

Receipts receipts_of(const AnomalyFinding& finding) {
    Receipts receipts;
    for (const auto& row : finding.rows) receipts.push_back(row.receipt.text());
    return receipts;
}

// So many satisfied ones with one code, a step apart.
Receipts evaluate_often(EvaluationMaker& maker, const Code& code, int count, std::chrono::seconds step) {
    Receipts receipts;
    for (int each = 0; each < count; ++each) receipts.push_back(maker.evaluate(code, noon + each * step).receipt);
    return receipts;
}

// Of so many documents of officers by turns, an hour after each was issued.
Receipts evaluate_documents(EvaluationMaker& maker, int count, std::chrono::seconds step,
                            const std::vector<Officer>& by, std::optional<std::int64_t> person = {}) {
    Receipts receipts;
    for (int each = 0; each < count; ++each) {
        const auto received = noon + each * step;
        const auto& officer = by[each % by.size()];
        const auto made = maker.evaluate(maker.document("420114", officer, received - 1h), received);
        if (person) maker.own(*person, made);
        receipts.push_back(made.receipt);
    }
    return receipts;
}

} // namespace

TEST_CASE("In a month of two thousand evaluations exactly the three planted patterns are found") {
    Province province;
    const auto planted = province.make([&](EvaluationMaker& maker) {
        make_usual_month(maker, brigade_ids);
        return plant_anomalies(maker);
    });
    const auto list = province.list();
    REQUIRE(list.findings.size() == 3);
    CHECK(list.cut.empty());
    const auto& person = list.findings[0];
    CHECK(person.kind == Anomaly::OnePersonManyDocuments);
    CHECK(person.unit_id == "420114");
    CHECK(receipts_of(person) == planted.by_one_number);
    const auto& window = list.findings[1];
    CHECK(window.kind == Anomaly::SatisfiedBurstAtPlace);
    CHECK(window.place == planted_window);
    CHECK(window.unit_id == "420502");
    CHECK(window.first == planted_at);
    CHECK(window.last == planted_at + 13 * 40s);
    CHECK(receipts_of(window) == planted.at_window);
    const auto& officer = list.findings[2];
    CHECK(officer.kind == Anomaly::SatisfiedBurstOfOfficer);
    CHECK(officer.officer == planted_officer);
    CHECK(receipts_of(officer) == planted.of_officer);
}

TEST_CASE("One number over five documents within a day is found, over four or over more days not") {
    const auto [count, step, finds] = GENERATE(table<int, std::chrono::seconds, bool>(
        {{5, 6h - 1s, true}, {4, 1h, false}, {5, 6h, false}, {6, 6h - 1s, true}}));
    Province province;
    const auto receipts = province.make([&](EvaluationMaker& maker) {
        return evaluate_documents(maker, count, step, {{"甲", "1"}, {"乙", "2"}, {"丙", "3"}}, maker.person());
    });
    const auto found = province.found(Anomaly::OnePersonManyDocuments);
    REQUIRE(found.size() == (finds ? 1 : 0));
    if (finds) CHECK(receipts_of(found.front()) == receipts);
}

TEST_CASE("What one number evaluates at places, and one document once more, are not many documents") {
    Province province;
    province.make([&](EvaluationMaker& maker) {
        const auto person = maker.person();
        evaluate_documents(maker, 4, 1min, {{"甲", "1"}, {"乙", "2"}}, person);
        const auto document = maker.document("420114", chen, noon - 1h);
        maker.evaluate(document, noon);
        maker.own(person, maker.evaluate(maker.place("420114", "大厅", noon - 24h), noon));
        const auto others = maker.person();
        for (int each = 0; each < 6; ++each) maker.own(others, maker.evaluate(document, noon + each * 20min));
    });
    CHECK(province.found(Anomaly::OnePersonManyDocuments).empty());
}

TEST_CASE("Documents of several brigades are one finding of none of them, as far as the level above may see it") {
    Province province;
    province.make([&](EvaluationMaker& maker) {
        const auto person = maker.person();
        for (int each = 0; each < 6; ++each) {
            const auto& unit_id = each == 0 ? brigade_ids[2] : brigade_ids[each % 2];
            maker.own(person, maker.evaluate(maker.document(unit_id, chen, noon - 1h), noon + each * 1h));
        }
    });
    const auto at_top = province.found(Anomaly::OnePersonManyDocuments);
    REQUIRE(at_top.size() == 1);
    CHECK(at_top.front().unit_id.empty());
    CHECK(at_top.front().count == 6);
    const auto in_wuhan = province.found(Anomaly::OnePersonManyDocuments, "420100");
    REQUIRE(in_wuhan.size() == 1);
    CHECK(in_wuhan.front().count == 5);
    CHECK(province.found(Anomaly::OnePersonManyDocuments, "420500").empty());
}

TEST_CASE("Ten satisfied ones within ten minutes at one place are found; nine, or slower ones, are not") {
    const auto [count, step, finds] = GENERATE(
        table<int, std::chrono::seconds, bool>({{10, 66s, true}, {9, 10s, false}, {10, 67s, false}, {30, 66s, true}}));
    Province province;
    province.make([&](EvaluationMaker& maker) {
        evaluate_often(maker, maker.place("420114", "3 号窗口", noon - 24h), count, step);
    });
    const auto found = province.found(Anomaly::SatisfiedBurstAtPlace);
    REQUIRE(found.size() == (finds ? 1 : 0));
    if (finds) CHECK(found.front().count == static_cast<std::size_t>(count));
}

TEST_CASE("Where somebody among them is not satisfied, or the code is on a document, nothing bursts") {
    Province province;
    province.make([&](EvaluationMaker& maker) {
        const auto window = maker.place("420114", "3 号窗口", noon - 24h);
        evaluate_often(maker, window, 12, 40s);
        maker.evaluate(window, noon + 4min, Satisfaction::Other);
        evaluate_often(maker, maker.document("420114", {"甲", "1"}, noon - 1h), 3, 10s);
        evaluate_often(maker, maker.document("420114", {"乙", "2"}, noon - 1h), 3, 10s);
    });
    CHECK(province.list().findings.empty());
}

TEST_CASE("Two bursts at one place are two findings, the newer first") {
    Province province;
    province.make([&](EvaluationMaker& maker) {
        const auto window = maker.place("420114", "3 号窗口", noon - 24h);
        evaluate_often(maker, window, 10, 10s);
        for (int each = 0; each < 11; ++each) maker.evaluate(window, noon + 2h + each * 10s);
    });
    const auto found = province.found(Anomaly::SatisfiedBurstAtPlace);
    REQUIRE(found.size() == 2);
    CHECK(found[0].count == 11);
    CHECK(found[1].count == 10);
}

TEST_CASE("Five satisfied ones within ten minutes around one officer are found; four, or slower ones, are not") {
    const auto [count, step, finds] =
        GENERATE(table<int, std::chrono::seconds, bool>({{5, 149s, true}, {4, 10s, false}, {5, 150s, false}}));
    Province province;
    const bool has_badge = GENERATE(true, false);
    const Officer officer{"陈建国", has_badge ? "014537" : ""};
    province.make([&](EvaluationMaker& maker) { evaluate_documents(maker, count, step, {officer}); });
    const auto found = province.found(Anomaly::SatisfiedBurstOfOfficer);
    REQUIRE(found.size() == (finds ? 1 : 0));
    if (finds) CHECK(found.front().officer == officer);
}

TEST_CASE("A badge number is one officer however it is written, and one name in two units is two") {
    Province province;
    province.make([&](EvaluationMaker& maker) {
        evaluate_documents(maker, 5, 10s, {{"陈建国", "014537"}, {"陈建國", "14537"}});
        for (int each = 0; each < 6; ++each)
            maker.evaluate(maker.document(brigade_ids[each % 2], {"李明"}, noon - 1h), noon + each * 10s);
    });
    CHECK(province.found(Anomaly::SatisfiedBurstOfOfficer).size() == 1);
}

TEST_CASE("What is evaluated within a minute of its issue is found, a minute after it not") {
    Province province;
    Receipts at_once;
    province.make([&](EvaluationMaker& maker) {
        at_once.push_back(maker.evaluate(maker.document("420114", {"甲", "1"}, noon), noon + 59s).receipt);
        maker.evaluate(maker.document("420114", {"乙", "2"}, noon), noon + 60s);
        maker.evaluate(maker.place("420114", "3 号窗口", noon), noon + 5s);
        // Handled long before, and entered just now.
        const store::NewCode entered{.module = Module::LawEnforcement,
                                     .unit_id = "420114",
                                     .document_type = "违法停车告知单",
                                     .document_number = "4201149",
                                     .handled_at = noon - 24h};
        at_once.push_back(
            maker.evaluate(maker.add(entered, noon + 1h), noon + 1h + 30s, Satisfaction::Dissatisfied).receipt);
    });
    const auto found = province.found(Anomaly::EvaluatedAtOnce);
    REQUIRE(found.size() == 2);
    CHECK(receipts_of(found[0]) == Receipts{at_once[1]});
    CHECK(receipts_of(found[1]) == Receipts{at_once[0]});
}

TEST_CASE("Satisfied with a document whose case was withdrawn is found with what was withdrawn, before it not") {
    Province province;
    Receipts expected;
    province.make([&](EvaluationMaker& maker) {
        const auto document = maker.document("420114", chen, noon - 60 * 24h);
        const auto withdrawn = maker.evaluate(document, noon - 50 * 24h, Satisfaction::Dissatisfied);
        maker.withdraw(withdrawn, "420114", noon - 24h);
        maker.evaluate(document, noon - 25h);
        maker.evaluate(document, noon, Satisfaction::Other);
        expected = {withdrawn.receipt, maker.evaluate(document, noon + 1h).receipt};
        const auto window = maker.place("420114", "3 号窗口", noon - 48h);
        maker.withdraw(maker.evaluate(window, noon - 47h, Satisfaction::Dissatisfied), "420114", noon - 46h);
        maker.evaluate(window, noon);
        const auto other = maker.document("420114", chen, noon - 48h);
        maker.evaluate(other, noon - 47h, Satisfaction::Dissatisfied);
        maker.evaluate(other, noon);
    });
    const auto found = province.found(Anomaly::SatisfiedAfterWithdrawal);
    REQUIRE(found.size() == 1);
    CHECK(receipts_of(found.front()) == expected);
}

TEST_CASE("A device with three numbers is found with all of its evaluations; what was of two is not kept") {
    const int numbers = GENERATE(2, 3);
    Province province;
    province.store.write([&](store::Database& database) {
        EvaluationMaker maker{database};
        std::vector<store::ConfirmedEvaluation> confirmed;
        for (int each = 0; each < numbers + 1; ++each) {
            const auto made = maker.evaluate(maker.place("420114", "大厅", noon - 24h), noon + each * 1h);
            static std::int64_t person;
            if (each < numbers) person = maker.person();
            maker.own(person, made);
            confirmed.push_back({made.id, person});
            store::keep_shared_device(database, confirmed, noon);
        }
    });
    const auto found = province.found(Anomaly::OneDeviceManyDocuments);
    REQUIRE(found.size() == (numbers >= 3 ? 1 : 0));
    if (!found.empty()) CHECK(found.front().count == 4);
}

TEST_CASE("A unit's own evaluations are not in its list, and only those of the period are") {
    Province province;
    province.make([&](EvaluationMaker& maker) {
        evaluate_often(maker, maker.place("420100", "支队大厅", noon - 24h), 10, 10s);
        evaluate_often(maker, maker.place("420114", "3 号窗口", noon - 24h), 10, 10s);
    });
    CHECK(province.list("420000").findings.size() == 2);
    REQUIRE(province.list("420100").findings.size() == 1);
    CHECK(province.list("420100").findings.front().unit_id == "420114");
    CHECK(province.list("420114").findings.empty());
    const auto day = china_date(noon);
    CHECK(province.list("420000", {day, day}).findings.size() == 2);
    CHECK(province.list("420000", {day - std::chrono::days{5}, day - std::chrono::days{1}}).findings.empty());
    CHECK(province.list("420000", {day + std::chrono::days{1}, today}).findings.empty());
}

TEST_CASE("Rows and findings are limited, and it is said that there are more") {
    Province province;
    province.make([&](EvaluationMaker& maker) {
        evaluate_often(maker, maker.place("420114", "3 号窗口", noon - 24h), 130, 1s);
        for (int each = 0; each < 205; ++each) {
            const auto issued = noon - 24h + each * 10min;
            maker.evaluate(maker.document("420114", {"甲" + std::to_string(each)}, issued), issued + 10s);
        }
    });
    const auto burst = province.found(Anomaly::SatisfiedBurstAtPlace);
    REQUIRE(burst.size() == 1);
    CHECK(burst.front().count == 130);
    CHECK(burst.front().rows.size() == max_anomaly_rows);
    CHECK(burst.front().last == noon + 129s);
    const auto at_once = province.found(Anomaly::EvaluatedAtOnce);
    CHECK(at_once.size() == max_anomaly_findings);
    CHECK(at_once.front().first == noon - 24h + 204 * 10min + 10s);
    CHECK(province.list().cut == std::vector{Anomaly::EvaluatedAtOnce});
}

TEST_CASE("A period of 92 days is looked at, and 93, one that ends before it begins, or another unit is refused") {
    Province province;
    const auto refused = [&](const std::string& unit_id, const AnomalyDays& days) {
        return app::find_anomalies(province.store, unit_id, days, today).error().field;
    };
    CHECK(province.list("420000", {today - std::chrono::days{91}, {}}).period.until == today);
    CHECK(province.list().period.from == parse_date("2026-11-01").value());
    CHECK(refused("420000", {today - std::chrono::days{92}, {}}) == "until");
    CHECK(refused("420000", {today, today - std::chrono::days{1}}) == "from");
    CHECK(refused("999999", {}) == "unit");
}
